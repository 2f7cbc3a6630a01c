import { agentOf } from '../../core/index.ts';
import { clean, type Stamp } from './person.ts';
import type { CommitObject } from './commit-object.ts';

export interface Contact {
  name: string;
  email: string;
}

const CO_AUTHOR = /^[ \t]*co-authored-by:[ \t]*([^\n<]*)<([^\n<>]*)>[ \t\r]*$/gimu;
const ASSISTED = /^[ \t]*(?:assisted|generated)-by:[ \t]*([^\n<]*?)(?:<([^\n<>]*)>)?[ \t\r]*$/gimu;
const REVERTS = /\bThis reverts commit ([0-9a-f]{7,64})\b/u;

/** People and agents of `Co-authored-by` trailers, each once, without the author. */
export function coAuthorsOf(message: string, author: Stamp): Contact[] {
  const found = new Map<string, Contact>();
  for (const match of message.matchAll(CO_AUTHOR)) {
    const contact = { name: clean(match[1]!), email: clean(match[2]!) };
    const key = contact.email.toLowerCase();
    if (key !== author.email.toLowerCase() && !found.has(key)) found.set(key, contact);
  }
  return [...found.values()];
}

/** Key of the AI agent that took part: as author, committer, co-author, or in an `Assisted-by` trailer. */
export function agentOfCommit(commit: CommitObject, coAuthors: readonly Contact[]): string | null {
  const contacts: Contact[] = [commit.author, commit.committer, ...coAuthors];
  for (const match of commit.message.matchAll(ASSISTED)) contacts.push({ name: match[1]!, email: match[2] ?? '' });
  for (const contact of contacts) {
    const agent = knownAgent(contact);
    if (agent !== null) return agent;
  }
  return null;
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

/** Sha that the message says it reverts, possibly abbreviated. */
export function revertedBy(message: string): string | null {
  return message.includes('This reverts commit') ? (REVERTS.exec(message)?.[1] ?? null) : null;
}
