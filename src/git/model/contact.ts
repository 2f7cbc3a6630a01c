/** The name and address that a commit bears. */
export interface Contact {
  name: string;
  email: string;
}

/** Characters of a name or an address; nobody has longer ones, and what reads them later need not take for ever. */
const LONGEST_NAME = 300;

/** As a store takes it, which refuses NUL; what is longer than `most` ends in an ellipsis. */
export function clean(text: string, most = LONGEST_NAME): string {
  const whole = text.replaceAll('\0', '\ufffd').trim();
  return whole.length <= most ? whole : `${whole.slice(0, most - 1).replace(/[\ud800-\udbff]$/u, '')}…`;
}
