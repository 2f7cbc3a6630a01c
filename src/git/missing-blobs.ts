import type { Cache } from './cache/cache.ts';
import { listSegments, readSegment } from './cache/segments.ts';
import { resolveObjects } from './commits/object-batch.ts';
import { runGitText } from './process/run.ts';
import { inView, type View } from './process/view.ts';
import { readFiles, recordStarts } from './replay/record-reader.ts';
import { KIND } from './model/records.ts';

/** Blobs that a cache remembers as missing: enough to see that somebody has fetched them. */
const SAMPLE = 16;

/** Ids of some blobs that mining missed and that are missing still, spread over history. Empty where none was missed. */
export async function sampleMissingBlobs(cache: Cache, view: View, signal?: AbortSignal): Promise<string[]> {
  if (cache.paths.missingBlobs === 0) return [];
  const commits = spread(await incompleteCommits(cache)).map((id) => cache.order.shas[id]!);
  const blobs = await blobsOf(commits, view, signal);
  const present = await resolveObjects(view, blobs, signal);
  return spread(blobs.filter((_, index) => present[index] === null));
}

/** True when half of these blobs are there now. A few come by themselves wherever somebody looks at an old version. */
export async function areMostPresent(blobs: readonly string[], view: View, signal?: AbortSignal): Promise<boolean> {
  const present = (await resolveObjects(view, blobs, signal)).filter((found) => found !== null);
  return present.length * 2 >= blobs.length;
}

/** Ids of the commits of which a file's content could not be compared. */
async function incompleteCommits({ dir, paths }: Cache): Promise<number[]> {
  const commits: number[] = [];
  let next = 0;
  for (const range of await listSegments(dir)) {
    const segment = range.from < next ? null : await readSegment(dir, range);
    next = Math.max(next, range.to);
    if (segment === null || segment.missingBlobs === 0) continue;
    const place = { payload: segment.payload, paths: paths.idsOf(segment) };
    recordStarts(segment.payload).forEach((at, index) => {
      if (readFiles({ ...place, at }).some(({ kind }) => kind === KIND.missing)) commits.push(segment.from + index);
    });
  }
  return commits;
}

/** Blobs on either side of what these commits changed. Needs no content, as trees are never left out. */
async function blobsOf(commits: readonly string[], view: View, signal?: AbortSignal): Promise<string[]> {
  if (commits.length === 0) return [];
  const listing = await runGitText(
    ['diff-tree', '--stdin', '-r', '-m', '--root', '--raw', '--no-renames', '--no-abbrev', '--no-commit-id'],
    inView(view, { input: commits.map((sha) => `${sha}\n`), signal }),
  );
  const blobs = new Set<string>();
  for (const [, oldMode = '', newMode = '', before = '', after = ''] of listing.matchAll(RAW)) {
    if (isFile(oldMode)) blobs.add(before);
    if (isFile(newMode)) blobs.add(after);
  }
  return [...blobs];
}

const RAW = /^:(\d{6}) (\d{6}) ([0-9a-f]{40,64}) ([0-9a-f]{40,64}) /gmu;

/** Submodules are commits of another repository; 000000 is no file. */
const isFile = (mode: string): boolean => mode.startsWith('1') && mode !== '160000';

/** At most as many as a sample has, from first to last. */
function spread<T>(all: readonly T[]): T[] {
  if (all.length <= SAMPLE) return [...all];
  const step = (all.length - 1) / (SAMPLE - 1);
  return Array.from({ length: SAMPLE }, (_, index) => all[Math.round(index * step)]!);
}
