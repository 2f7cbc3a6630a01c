/** What a position of a glob takes: one character, one of several, any, or any number of them. */
type Token = string | ((char: string) => boolean) | typeof ANY | typeof STAR;

const ANY = Symbol('?');
const STAR = Symbol('*');
/** A folder of any name, any number of times. */
const FOLDERS = Symbol('**');

/**
 * A pattern of gitignore(5), as gitattributes(5) uses it, over the path below its folder; in brackets only characters and
 * ranges, no classes like [:digit:]. Patterns come from repositories: a match takes at most (length of path) × (length of
 * pattern) steps, where a regular expression could take for ever.
 */
export function globMatcher(glob: string): (path: string) => boolean {
  const parts = glob.replace(/^\//u, '').split('/');
  const wanted = parts.map((part) => (part === '**' ? FOLDERS : tokensOf(part)));
  if (!glob.includes('/')) {
    const [name] = wanted;
    return name === FOLDERS ? () => true : (path) => matchesName(name!, path.slice(path.lastIndexOf('/') + 1));
  }
  // at the end, ** stands for at least one name
  if (wanted.at(-1) === FOLDERS) wanted.push([STAR]);
  return (path) =>
    follow(wanted, path.split('/'), {
      isMany: (part) => part === FOLDERS,
      fits: (part, name) => part !== FOLDERS && matchesName(part, name),
    });
}

function matchesName(tokens: readonly Token[], name: string): boolean {
  return follow(tokens, name, {
    isMany: (token) => token === STAR,
    fits: (token, char) => token === ANY || token === char || (typeof token === 'function' && token(char)),
  });
}

interface Rules<P, T> {
  isMany(part: P): boolean;
  fits(part: P, thing: T): boolean;
}

/** Whether parts fit things one to one, save those that fit any number of them: goes back to the last of these only. */
function follow<P, T>(
  parts: readonly P[],
  things: { readonly length: number; readonly [i: number]: T },
  rules: Rules<P, T>,
): boolean {
  let part = 0;
  let many = -1;
  let retry = 0;
  for (let at = 0; at < things.length;) {
    if (part < parts.length && rules.isMany(parts[part]!)) {
      many = part++;
      retry = at;
    } else if (part < parts.length && rules.fits(parts[part]!, things[at]!)) {
      part++;
      at++;
    } else if (many >= 0) {
      part = many + 1;
      at = ++retry;
    } else return false;
  }
  while (part < parts.length && rules.isMany(parts[part]!)) part++;
  return part === parts.length;
}

const CLASS = /^\[([!^]?)(\]?[^\]]*)\]/u;

function tokensOf(part: string): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < part.length; at++) {
    const char = part[at]!;
    const found = char === '[' ? CLASS.exec(part.slice(at)) : null;
    if (found) {
      tokens.push(oneOf(found[2]!, found[1] !== ''));
      at += found[0].length - 1;
    } else if (char === '*') {
      if (tokens.at(-1) !== STAR) tokens.push(STAR);
    } else if (char === '?') tokens.push(ANY);
    else if (char === '\\' && at + 1 < part.length) tokens.push(part[++at]!);
    else tokens.push(char);
  }
  return tokens;
}

/** `a-z_` and the like. */
function oneOf(members: string, isNot: boolean): (char: string) => boolean {
  const ranges = [...members.matchAll(/(.)-(.)|(.)/gsu)].map(
    ([, from, to, single]) => [from ?? single!, to ?? single!] as const,
  );
  return (char) => ranges.some(([from, to]) => char >= from && char <= to) !== isNot;
}
