/**
 * What hides or reorders other characters: control characters, which git allows in names and terminals obey; marks of the
 * direction of writing; separators of lines; the byte order mark. Joiners stay: scripts and emoji are written with them.
 */
const UNSEEN = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu;

/** Text with whatever hides or reorders other characters written as an escape, `a\u202eb`, but for the characters to keep. */
export function escapeUnseen(text: string, keep = ''): string {
  return text.replace(UNSEEN, (character) =>
    keep.includes(character) ? character : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
