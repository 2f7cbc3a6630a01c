import { agentOf } from '../../core/index.ts';
import { clean, type Contact } from '../model/contact.ts';
import type { Stamp } from './person.ts';
import type { CommitObject } from './commit-object.ts';

// what follows the colon is taken apart without a pattern: in a message of any length one could take for ever
const CO_AUTHOR = /^[ \t]*co-authored-by:([^\n]*)$/gimu;
const ASSISTED = /^[ \t]*(?:assisted|generated)-by:([^\n]*)$/gimu;
const REVERTS = /\bThis reverts commits?\b:?/gu;
// at most one line break, and bounded: a message of blanks must not be tried from each of them
const GAP = String.raw`[ \t]{0,9}(?:\r?\n[ \t]{0,9})?`;
/** One more sha of a list: "A, B\nand C", "A and commit B", or one a line behind bullets. Ends of a range are none. */
const LISTED = new RegExp(
  String.raw`(?:[,;]|\.(?=\r?\n[ \t]{0,9}[*-] ))?${GAP}(?:[*-] {1,9})?(?:(?:and|&)${GAP})?(?:commits? )?([0-9a-f]{7,64})(?![\w~^]|\.{2,3}\w)`,
  'uy',
);

/** People and agents of `Co-authored-by` trailers, each once, without the author. */
export function coAuthorsOf(message: string, author: Stamp): Contact[] {
  const found = new Map<string, Contact>();
  for (const [, text = ''] of message.matchAll(CO_AUTHOR)) {
    const contact = contactOf(text);
    if (contact === null || contact.email === null) continue;
    const key = contact.email.toLowerCase();
    if (key !== author.email.toLowerCase() && !found.has(key)) found.set(key, { ...contact, email: contact.email });
  }
  return [...found.values()];
}

/** Key of the AI agent that took part: as author, committer, co-author, or in an `Assisted-by` trailer. */
export function agentOfCommit(commit: CommitObject, coAuthors: readonly Contact[]): string | null {
  const contacts: Contact[] = [commit.author, commit.committer, ...coAuthors];
  for (const [, text = ''] of commit.message.matchAll(ASSISTED)) {
    const contact = contactOf(text);
    if (contact !== null) contacts.push({ name: contact.name, email: contact.email ?? '' });
  }
  for (const contact of contacts) {
    const agent = knownAgent(contact);
    if (agent !== null) return agent;
  }
  return null;
}

/** `Ann <ann@example.test>`, or a name alone; null for anything else. */
function contactOf(text: string): { name: string; email: string | null } | null {
  const open = text.indexOf('<');
  if (open < 0) return { name: clean(text), email: null };
  const email = text.slice(open + 1).trimEnd();
  if (!email.endsWith('>') || /[<>]/u.test(email.slice(0, -1))) return null;
  return { name: clean(text.slice(0, open)), email: clean(email.slice(0, -1)) };
}

const KEPT = 20_000;
const answers = new Map<string, string | null>();

/** The same few contacts come again with every commit. */
function knownAgent({ name, email }: Contact): string | null {
  const key = `${name}\0${email}`;
  let agent = answers.get(key);
  if (agent === undefined) {
    agent = agentOf(name, email);
    if (answers.size >= KEPT) answers.clear();
    answers.set(key, agent);
  }
  return agent;
}

/** Shas that the message says it reverts, each once, possibly abbreviated. */
export function revertedBy(message: string): string[] {
  if (!message.includes('This reverts commit')) return [];
  const shas = new Set<string>();
  for (const { 0: words, index } of message.matchAll(REVERTS)) {
    LISTED.lastIndex = index + words.length;
    for (let next = LISTED.exec(message); next !== null; next = LISTED.exec(message)) shas.add(next[1]!);
  }
  return [...shas];
}
