const ESCAPES: Record<number, string> = {
  7: 'a',
  8: 'b',
  9: 't',
  10: 'n',
  11: 'v',
  12: 'f',
  13: 'r',
  34: '"',
  92: '\\',
};

/** A string in double quotes, escaped as git's C-style quoting is. */
export function quoteC(text: string): string {
  let out = '"';
  for (const byte of Buffer.from(text, 'utf8')) out += escapeByte(byte);
  return `${out}"`;
}

/** What a line says that may be quoted so; one that is not stands for itself. */
export function unquoteC(line: string): string {
  const quoted = /^"(.*)"$/u.exec(line)?.[1];
  if (quoted === undefined) return line;
  const bytes: number[] = [];
  for (const [, octal, char, plain] of quoted.matchAll(/\\([0-7]{3})|\\(.)|([^\\]+)/gsu)) {
    if (octal !== undefined) bytes.push(parseInt(octal, 8));
    else bytes.push(...Buffer.from(char === undefined ? plain! : (UNESCAPES.get(char) ?? char)));
  }
  return Buffer.from(bytes).toString();
}

const UNESCAPES = new Map(Object.entries(ESCAPES).map(([byte, char]) => [char, String.fromCharCode(Number(byte))]));

function escapeByte(byte: number): string {
  const known = ESCAPES[byte];
  if (known !== undefined) return `\\${known}`;
  if (byte >= 32 && byte < 127) return String.fromCharCode(byte);
  return `\\${byte.toString(8).padStart(3, '0')}`;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Text of a path's bytes (given one char per byte): UTF-8 where it is, else with octal escapes for bytes above 127. */
export function pathText(latin1: string): string {
  if (!/[\u0080-\u00ff]/u.test(latin1)) return latin1;
  try {
    return utf8.decode(Buffer.from(latin1, 'latin1'));
  } catch {
    return latin1.replace(/[\u0080-\u00ff]/gu, (char) => `\\${char.charCodeAt(0).toString(8).padStart(3, '0')}`);
  }
}
