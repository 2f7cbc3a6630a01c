import { escapeUnseen } from '../core/index.ts';

/** A path or another name for people: whatever hides or reorders other characters is written as an escape, `a\u202eb`. */
export const visibleName = (name: string): string => escapeUnseen(name);

/** The same for text of several lines, which keeps them and its tabs. */
export const visibleText = (text: string): string => escapeUnseen(text, '\t\n\r');
