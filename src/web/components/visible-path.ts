/** Control characters, which git allows in paths, and marks of direction, which make a path look like another one. */
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const unseen = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** A path for people: characters that hide or reorder others are written as escapes, `a\u202eb`. Only for display. */
export const visiblePath = (path: string): string =>
  path.replace(unseen, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
