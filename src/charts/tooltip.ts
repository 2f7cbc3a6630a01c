import { escapeHtml } from '../words/index.ts';

export interface TooltipRow {
  color?: string;
  label: string;
  value: string;
  /** Said after the value: n, or why there is none. */
  note?: string;
}

/** Markup of a tooltip. No style attributes (the content security policy forbids them): colours are SVG attributes. */
export function tooltipHtml(title: string, rows: TooltipRow[]): string {
  const body = rows
    .map((row) => {
      const swatch = row.color
        ? `<svg class="wh-swatch" width="10" height="10" aria-hidden="true"><rect width="10" height="10" rx="2.5" fill="${escapeHtml(row.color)}"/></svg>`
        : '';
      const note = row.note ? ` <span class="wh-tip-note">${escapeHtml(row.note)}</span>` : '';
      return `<tr><th scope="row">${swatch}${escapeHtml(row.label)}</th><td>${escapeHtml(row.value)}${note}</td></tr>`;
    })
    .join('');
  return `<div class="wh-tip"><div class="wh-tip-title">${escapeHtml(title)}</div><table>${body}</table></div>`;
}
