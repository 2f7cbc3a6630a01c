/** Lower-cased words of a name, without accents, titles in brackets, or punctuation; 'Lee, Ana' is 'Ana Lee'. */
export function nameWords(name: string): string[] {
  const turned = /^([^,]+),\s*([^,]+)$/u.exec(name.trim());
  const plain = turned ? `${turned[2]} ${turned[1]}` : name;
  return plain
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/\(.*?\)|\[.*?\]|".*?"/gu, ' ')
    .toLowerCase()
    .split(/[^\p{L}\p{N}']+/u)
    .filter((word) => word !== '');
}

const NOBODY = new Set([
  'unknown user',
  'no author',
  'your name',
  'first last',
  'not committed',
  'user name',
  'a u thor',
  'c o mitter',
  'john doe',
  'jane doe',
  'test user',
  'root user',
  'system administrator',
  'ec2 default user',
]);

/** Name of two words or more, comparable; null where it is shorter or nobody's. A middle initial does not matter. */
export function fullName(name: string): string | null {
  const words = nameWords(name);
  const long = words.filter((word) => word.length > 1);
  const key = (long.length >= 2 ? long : words).join(' ');
  return words.length < 2 || NOBODY.has(key) || long.length === 0 ? null : key;
}

/**
 * Two names that could be written by one person: the words of one are all in the other, or one is a handle made of the
 * other ('jsmith', 'johns', 'john.smith'), or they differ by a slip of the keyboard.
 */
export function similarNames(a: string, b: string): boolean {
  const [first, second] = [nameWords(a), nameWords(b)];
  if (first.length === 0 || second.length === 0) return false;
  const [short, long] = first.length <= second.length ? [first, second] : [second, first];
  if (short.every((word) => long.includes(word))) return true;
  const joined = short.join('');
  if (handles(long).has(joined)) return true;
  const whole = long.join('');
  return (
    Math.min(joined.length, whole.length) >= 6 &&
    editDistance(joined, whole) <= Math.floor(Math.max(joined.length, whole.length) / 6)
  );
}

/** Logins people make of a name. */
function handles(words: string[]): Set<string> {
  const first = words[0]!;
  const last = words.at(-1)!;
  return new Set([
    first + last,
    last + first,
    first.charAt(0) + last,
    first + last.charAt(0),
    last + first.charAt(0),
    words.map((word) => word.charAt(0)).join(''),
  ]);
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length]!;
}
