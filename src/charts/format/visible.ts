/** Control characters, which git allows in names, and marks of direction, with which a name reorders the text around it. */
const UNSEEN = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
const LINES_AND_TABS = '\t\n\r';

const escaped = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** A path or another name for people: whatever hides or reorders other characters is written as an escape, `a\u202eb`. */
export const visibleName = (name: string): string => name.replace(UNSEEN, escaped);

/** The same for text of several lines, which keeps them and its tabs. */
export const visibleText = (text: string): string =>
  text.replace(UNSEEN, (character) => (LINES_AND_TABS.includes(character) ? character : escaped(character)));
