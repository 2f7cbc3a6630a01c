import { visibleText } from './visible.ts';

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text for HTML, with what hides or reorders it made visible. Everything from a repository goes through here before it enters a tooltip. */
export const escapeHtml = (text: string): string => visibleText(text).replace(/[&<>"']/g, (c) => entities[c] ?? c);
