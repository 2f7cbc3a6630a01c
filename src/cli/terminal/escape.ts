import { escapeUnseen } from '../../core/index.ts';

/**
 * Text from a repository, made harmless for a terminal: control characters (but tabs) and the invisible marks that turn the
 * direction of writing are shown as escapes instead of being obeyed, as pages and reports show them.
 */
export const printable = (text: string): string => escapeUnseen(text, '\t');

/** The same for a text of several lines: it stays so, the later ones indented as deep as the first, empty ones left out. */
export function printableLines(text: string, indent: string): string {
  return text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map(printable)
    .join(`\n${indent}`);
}

/** JSON of one value, as equal to it as ever, with nothing in its strings that a terminal would obey. */
export function printableJson(value: unknown, indent?: number): string {
  return escapeUnseen(JSON.stringify(value, null, indent), '\n');
}
