import { WheelhouseError } from '../../core/index.ts';
import type { CommitFact, FactSink, SignatureFact } from '../../core/index.ts';
import type { SignatureBook } from '../cache/signatures.ts';
import type { View } from '../process/view.ts';
import { parentsOf, type CommitOrder } from '../model/commit-order.ts';
import { parseCommitObject } from './commit-object.ts';
import type { Mailmap } from './mailmap.ts';
import { readObjects } from './object-batch.ts';
import { agentOfCommit, coAuthorsOf, revertedBy } from './trailers.ts';

const BATCH = 5000;

export interface CommitEmission {
  view: View;
  order: CommitOrder;
  signatures: SignatureBook;
  mailmap: Mailmap;
  sink: FactSink;
  /** Commits the sink has already. */
  from: number;
  onBatch(done: number): void;
  signal?: AbortSignal;
}

/** Reads commits into the signature book and gives those from `from` on to the sink. */
export async function emitCommits(run: CommitEmission): Promise<void> {
  const { order, signatures } = run;
  const total = order.shas.length;
  let read = readObjects(run.view, order.shas.slice(start(run), start(run) + BATCH), run.signal);
  let sent = signatures.countBefore(run.from);
  for (let from = start(run); from < total; from += BATCH) {
    const to = Math.min(from + BATCH, total);
    const objects = await read;
    read = readObjects(run.view, order.shas.slice(to, to + BATCH), run.signal);
    read.catch(() => undefined);
    const commits: CommitFact[] = [];
    objects.forEach((object, i) => {
      if (object === null) throw unreadable(order.shas[from + i]!);
      commits.push(commitFact(object.body, from + i, run));
    });
    if (to > signatures.commits) await signatures.save(to);
    const fresh = commits.filter(({ id }) => id >= run.from);
    if (fresh.length > 0)
      await run.sink.commits({ signatures: signatureFacts(signatures, run.mailmap, sent), commits: fresh });
    sent = signatures.contacts.length;
    run.onBatch(to);
  }
  await read;
}

/** The first commit to read: the sink may be ahead of the book only if the cache was lost, which starts a new epoch. */
function start(run: CommitEmission): number {
  return Math.min(run.from, run.signatures.commits);
}

export function signatureFacts(book: SignatureBook, mailmap: Mailmap, from: number): SignatureFact[] {
  return book.contacts.slice(from).map((contact, i) => {
    const mapped = mailmap(contact);
    return { id: from + i, ...contact, mappedName: mapped.name, mappedEmail: mapped.email };
  });
}

function commitFact(body: Buffer, id: number, { order, signatures }: CommitEmission): CommitFact {
  const commit = parseCommitObject(body);
  const coAuthors = coAuthorsOf(commit.message, commit.author);
  return {
    id,
    sha: order.shas[id]!,
    parents: parentsOf(order, id),
    author: signatures.idOf(commit.author),
    committer: signatures.idOf(commit.committer),
    coAuthors: coAuthors.map((contact) => signatures.idOf(contact)),
    authoredAt: commit.author.at,
    authorOffset: commit.author.offset,
    committedAt: commit.committer.at,
    committerOffset: commit.committer.offset,
    subject: commit.subject,
    reverts: revertedBy(commit.message),
    agent: agentOfCommit(commit, coAuthors),
  };
}

function unreadable(sha: string): WheelhouseError {
  return new WheelhouseError('repository.not-readable', `Commit ${sha} cannot be read.`, {
    help: 'The repository is damaged or was changed while it was read. Run `git fsck` in it, fetch again, and retry.',
  });
}
