import { join } from 'node:path';
import { clean, type Contact } from '../model/contact.ts';
import { openLog } from './files.ts';

/** Signatures (name, address) in the order in which commits first bear them; kept in `signatures.log`. */
export interface SignatureBook {
  readonly contacts: Contact[];
  /** How many commits have been read into the book. */
  readonly commits: number;
  /** Id of a signature, given at first sight. */
  idOf(contact: Contact): number;
  /** Number of signatures known once the commits before `commit` were read; only batch borders are known. */
  countBefore(commit: number): number;
  /** Makes durable what was learnt from the commits before `upTo`. */
  save(upTo: number): Promise<void>;
}

interface Block {
  commits: number;
  contacts: [name: string, email: string][];
}

export async function openSignatures(cacheDir: string): Promise<SignatureBook> {
  const log = await openLog(join(cacheDir, 'signatures.log'));
  const contacts: Contact[] = [];
  const ids = new Map<string, number>();
  const borders: { commits: number; count: number }[] = [{ commits: 0, count: 0 }];
  const add = (contact: Contact): number => {
    const key = `${contact.name}\0${contact.email}`;
    const known = ids.get(key);
    if (known !== undefined) return known;
    ids.set(key, contacts.length);
    contacts.push(contact);
    return contacts.length - 1;
  };
  const border = (commits: number): void => void borders.push({ commits, count: contacts.length });
  for (const bytes of log.blocks) {
    const block = JSON.parse(bytes.toString('utf8')) as Block;
    for (const [name, email] of block.contacts) add({ name, email });
    border(block.commits);
  }
  const last = (): { commits: number; count: number } => borders[borders.length - 1]!;
  return {
    contacts,
    get commits() {
      return last().commits;
    },
    idOf: ({ name, email }) => add({ name: clean(name), email: clean(email) }),
    countBefore: (commit) => borders.findLast((known) => known.commits <= commit)!.count,
    async save(upTo) {
      const fresh = contacts.slice(last().count).map(({ name, email }): [string, string] => [name, email]);
      await log.append(Buffer.from(JSON.stringify({ commits: upTo, contacts: fresh } satisfies Block)));
      border(upTo);
    },
  };
}
