// oxlint-disable-next-line no-control-regex -- control characters are what this is about
const HARMFUL = /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/**
 * Text from a repository, made harmless for a terminal: control characters (C0 but tab, DEL, C1) and the invisible marks
 * that turn the direction of writing are shown as escapes instead of being obeyed.
 */
export function printable(text: string): string {
  return text.replace(HARMFUL, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
  });
}

/** The same for a text of several lines: it stays so, the later ones indented as deep as the first, empty ones left out. */
export function printableLines(text: string, indent: string): string {
  return text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map(printable)
    .join(`\n${indent}`);
}
