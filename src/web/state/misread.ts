import { sharedSearch } from './search.ts';

/** A search parameter that is one of ours and has a value that cannot be. */
export interface Misread {
  key: string;
  value: string;
}

/** What of an address is left out for being no such day, no list of ids, no such choice. Parameters of others are not ours. */
export function misreadOf(search: Readonly<Record<string, string>>): Misread[] {
  const read: Record<string, unknown> = sharedSearch.parse(search);
  return Object.entries(search)
    .filter(([key, value]) => key in sharedSearch.shape && value !== '' && read[key] === undefined)
    .map(([key, value]) => ({ key, value }));
}
