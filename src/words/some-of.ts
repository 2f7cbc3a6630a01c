import { formatCount } from './value.ts';
import { visibleName } from './visible.ts';

interface Some {
  /** How many there are, where the names are only the first of them. */
  count?: number;
  /** Parts at most, of which the last says how many are not named: one that is left is named itself where it can be. */
  most?: number;
  /** What those that are not named are. */
  noun?: readonly [one: string, many: string];
}

/** Names for a sentence: "a", "a, b and c"; where they are more, "a, b and 3 more", "a, b and 3 more repositories". */
export function someOf(names: readonly string[], { count = names.length, most = Infinity, noun }: Some = {}): string {
  const parts = (count > most ? names.slice(0, most - 1) : names).map(visibleName);
  const rest = count - parts.length;
  if (rest > 0) parts.push(`${formatCount(rest)} more${noun ? ` ${noun[rest === 1 ? 0 : 1]}` : ''}`);
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
