import { WheelhouseError } from '../../core/index.ts';
import { runGit } from '../process/run.ts';
import { inView, type View } from '../process/view.ts';

export interface GitObject {
  sha: string;
  type: string;
  body: Buffer;
}

/** Reads objects whole, in the order asked; null for one that is missing. Meant for commits, tags and small blobs. */
export async function readObjects(
  view: View,
  names: readonly string[],
  signal?: AbortSignal,
): Promise<(GitObject | null)[]> {
  if (names.length === 0) return [];
  const out = await runGit(
    ['cat-file', '--batch', '--buffer'],
    inView(view, { input: `${names.join('\n')}\n`, signal }),
  );
  const objects: (GitObject | null)[] = [];
  for (let at = 0; at < out.length;) {
    const end = out.indexOf(10, at);
    const [sha, type, size] = out.toString('latin1', at, end).split(' ');
    if (size === undefined || !/^\d+$/u.test(size)) {
      objects.push(null);
      at = end + 1;
      continue;
    }
    const start = end + 1;
    objects.push({ sha: sha!, type: type!, body: out.subarray(start, start + Number(size)) });
    at = start + Number(size) + 1;
  }
  if (objects.length !== names.length) {
    throw new WheelhouseError('git.failed', `git cat-file answered ${objects.length} of ${names.length} objects.`, {
      help: 'Run `git fsck` in the repository.',
    });
  }
  return objects;
}

/** Full id of each name if it exists and has that type, else null; reads no content. */
export async function resolveObjects(
  view: View,
  names: readonly string[],
  signal?: AbortSignal,
): Promise<({ sha: string; type: string } | null)[]> {
  if (names.length === 0) return [];
  const out = await runGit(
    ['cat-file', '--batch-check=%(objectname) %(objecttype)', '--buffer'],
    inView(view, { input: `${names.join('\n')}\n`, signal }),
  );
  return out
    .toString('latin1')
    .trimEnd()
    .split('\n')
    .map((line) => {
      const match = /^([0-9a-f]{40,64}) (commit|tree|blob|tag)$/u.exec(line);
      return match === null ? null : { sha: match[1]!, type: match[2]! };
    });
}
