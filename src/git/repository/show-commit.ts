import { WheelhouseError } from '../../core/index.ts';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseCommitObject } from '../commits/commit-object.ts';
import { readObjects } from '../commits/object-batch.ts';
import { readPlainCommits, settlePlainCommits } from '../extract/plain-commits.ts';
import { createBlobPresence } from '../extract/presence.ts';
import { createTools } from '../extract/tools.ts';
import { tellingDamage } from '../process/damage.ts';
import { readLayout } from '../process/layout.ts';
import { makeView, type View } from '../process/view.ts';
import { pathText } from '../model/quote.ts';
import { KIND, type FileRecord } from '../model/records.ts';

export interface CommitDetail {
  sha: string;
  message: string;
  parents: string[];
  /** Files of a non-merge commit; null for a merge, whose changes are its parents'. Counts are null for what is not text. */
  files:
    | { path: string; oldPath: string | null; status: string; added: number | null; deleted: number | null }[]
    | null;
}

interface CommitQuestion {
  gitDir: string;
  sha: string;
  signal?: AbortSignal;
}

/** A commit's message and files, read from the repository. Throws `commit.not-found`. */
export function showCommit(question: CommitQuestion): Promise<CommitDetail> {
  return tellingDamage(question.gitDir, () => readCommit(question));
}

async function readCommit({ gitDir, sha, signal }: CommitQuestion): Promise<CommitDetail> {
  const layout = await readLayout(gitDir, signal);
  const directory = await mkdtemp(join(tmpdir(), 'wheelhouse-view-'));
  try {
    const view = await makeView(layout, join(directory, 'view'));
    const [object] = /^[0-9a-f]{40,64}$/u.test(sha) ? await readObjects(view, [sha], signal) : [null];
    if (object?.type !== 'commit') throw notFound(sha);
    const parents = [
      ...object.body
        .toString('latin1')
        .split('\n\n', 1)[0]!
        .matchAll(/^parent ([0-9a-f]+)$/gmu),
    ].map((match) => match[1]!);
    const files = parents.length > 1 ? null : await filesOf(view, sha, signal);
    return {
      sha,
      parents,
      message: parseCommitObject(object.body).message,
      files:
        files &&
        files.map(({ path, oldPath, status, kind, sources }) => {
          const hunks = kind === KIND.text ? (sources[0]?.hunks ?? []) : null;
          const sum = (offset: number): number | null =>
            hunks && hunks.reduce((total, value, i) => (i % 3 === offset ? total + value : total), 0);
          return {
            path: pathText(path),
            oldPath: oldPath === null ? null : pathText(oldPath),
            status: String.fromCharCode(status),
            added: sum(2),
            deleted: sum(1),
          };
        }),
    };
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function filesOf(view: View, sha: string, signal?: AbortSignal): Promise<FileRecord[]> {
  const presence = createBlobPresence(view, signal);
  const tools = createTools({ view, presence, role: 'patches', signal });
  try {
    for (;;) {
      const { lessons } = presence;
      try {
        return (await settlePlainCommits(tools, await readPlainCommits(tools, [sha]))).get(sha) ?? [];
      } catch (error) {
        if (!presence.learn(error, lessons)) throw error;
      }
    }
  } finally {
    tools.stop();
  }
}

function notFound(sha: string): WheelhouseError {
  return new WheelhouseError('commit.not-found', `There is no commit ${sha} in the repository.`, {
    help: 'It may have been removed by a force push; sync again.',
  });
}
