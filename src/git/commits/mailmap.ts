import type { Contact } from '../model/contact.ts';

/** Maps a name and address as `.mailmap` says (gitmailmap(5)): by address, then by name and address; case is ignored. */
export type Mailmap = (contact: Contact) => Contact;

interface Entry {
  name: string | null;
  email: string | null;
}

const LINE = /^([^<#]*)<([^>]*)>(?:([^<#]*)<([^>]*)>)?/u;

export function parseMailmap(text: string): Mailmap {
  const byEmail = new Map<string, Entry>();
  const byBoth = new Map<string, Entry>();
  for (const line of text.split('\n')) {
    const match = LINE.exec(line.trim());
    if (match === null || line.trimStart().startsWith('#')) continue;
    const [properName, first, commitName, second] = [
      match[1]!.trim(),
      match[2]!.trim(),
      match[3]?.trim(),
      match[4]?.trim(),
    ];
    const from = (second ?? first).toLowerCase();
    const entry = { name: properName || null, email: second === undefined ? null : first };
    if (commitName) merge(byBoth, `${commitName.toLowerCase()}\0${from}`, entry);
    else merge(byEmail, from, entry);
  }
  return ({ name, email }) => {
    const key = email.toLowerCase();
    const entry = byBoth.get(`${name.toLowerCase()}\0${key}`) ?? byEmail.get(key);
    return { name: entry?.name ?? name, email: entry?.email ?? email };
  };
}

// a later line adds to and overrides an earlier one of the same address
function merge(map: Map<string, Entry>, key: string, entry: Entry): void {
  const known = map.get(key);
  map.set(key, { name: entry.name ?? known?.name ?? null, email: entry.email ?? known?.email ?? null });
}
