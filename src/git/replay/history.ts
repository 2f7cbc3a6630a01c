import type { FactSink, FileFact, MiningPosition, MiningProgress } from '../../core/index.ts';
import type { Cache } from '../cache/cache.ts';
import { readSegment } from '../cache/segments.ts';
import { planRanges, startExtraction, type Extraction } from '../extract/schedule.ts';
import { describePath } from '../languages/index.ts';
import { GitFailure } from '../process/run.ts';
import type { View } from '../process/view.ts';
import { mainlineOf, parentCount } from '../model/commit-order.ts';
import type { FileTree } from '../model/file-tree.ts';
import { pathText } from '../model/quote.ts';
import { pushChanges } from './changes.ts';
import { createFactRows, takeChanges } from './columns.ts';
import { openLedger } from './ledger.ts';
import type { Lives } from './lives.ts';
import { readFiles } from './record-reader.ts';
import { CacheDamaged, createSegmentSource } from './segment-source.ts';

export interface HistoryOptions {
  view: View;
  cache: Cache;
  sink: FactSink;
  position: MiningPosition;
  /** Id of the default branch's tip. */
  tip: number;
  parallel: number;
  /** Commits that blame is to look through. */
  ignored: ReadonlySet<string>;
  /** Bytes of unpacked objects that each git process keeps. */
  objectCache?: number;
  onProgress?(progress: MiningProgress): void;
  signal?: AbortSignal;
}

export interface HistoryEmission {
  /** Gives changes and ledger rows to the sink, in order, as ranges of history are extracted; returns the tip's files and lives. */
  emit(): Promise<{ tree: FileTree; lives: Lives; misfits: number }>;
  /** Ends git processes that are still running; resolves when nothing writes to the cache any more. */
  stop(): Promise<void>;
}

const CHANGES_PER_BATCH = 60_000;
/** Longest time in milliseconds for which the event loop, and with it the reading of git's output, may be held up. */
const SLICE = 4;

/** Starts extraction at once; facts follow when `emit` is called. */
export function emitHistory(options: HistoryOptions): HistoryEmission {
  const { view, signal, parallel, ignored, objectCache } = options;
  const { order, dir } = options.cache;
  const total = order.shas.length;
  let extracted = 0;
  let extraction: Extraction | null = null;
  const onCommits = (count: number): void => {
    extracted += count;
    options.onProgress?.({ phase: 'changes', done: Math.min(extracted, total), total });
  };
  const started = planRanges(dir, total).then((plan) => {
    extraction = startExtraction(
      { view, signal, parallel, ignored, objectCache, order, cacheDir: dir, onCommits },
      plan,
    );
    const { done, sound } = extraction;
    return { ranges: plan.map(({ range }, i) => ({ range, done: done[i]! })), sound };
  });
  started.catch(() => undefined);
  return {
    emit: async () => await emitRanges(options, await started),
    async stop() {
      await started.catch(() => undefined);
      await extraction?.stop();
    },
  };
}

interface PendingRanges extends Pick<Extraction, 'sound'> {
  ranges: readonly { range: { from: number; to: number }; done: Promise<void> }[];
}

async function emitRanges(
  options: HistoryOptions,
  { ranges, sound }: PendingRanges,
): Promise<{ tree: FileTree; lives: Lives; misfits: number }> {
  const { cache, sink, position, tip, onProgress } = options;
  const { order, paths } = cache;
  const ids = cache.ledger.ids;
  const segments = createSegmentSource(cache.dir, paths);
  const rows = createFactRows();
  let changesFrom = position.changes;
  let changesTo = position.changes;
  let filesSent = position.files;
  let filesSeen = position.files;

  const flushChanges = async (): Promise<void> => {
    if (changesTo === changesFrom) return;
    await sink.changes({
      from: changesFrom,
      to: changesTo,
      files: fileFacts(paths.paths, { from: filesSent, to: filesSeen }),
      changes: takeChanges(rows),
    });
    changesFrom = changesTo;
    filesSent = filesSeen;
  };

  /** Lives of the files of commits whose changes are still to be given. */
  const lives = new Map<number, readonly number[]>();
  const clock = createClock();

  /** Changes are given after the replay has been at them: it knows the lives of their files. */
  const giveChanges = async (to: number): Promise<void> => {
    while (changesTo < to) {
      const commit = changesTo++;
      const files = readFiles(await segments.place(commit));
      for (const { path, oldPath, sources } of files) {
        filesSeen = Math.max(filesSeen, path + 1, oldPath + 1);
        for (const source of sources) filesSeen = Math.max(filesSeen, source.path + 1);
      }
      if (parentCount(order, commit) <= 1) pushChanges(rows.changes, commit, { files, lives: lives.get(commit) });
      lives.delete(commit);
      if (rows.changes.rows >= CHANGES_PER_BATCH) await flushChanges();
      await clock.breathe();
    }
  };

  const ledger = await openLedger({
    replay: { order, segments, cacheDir: cache.dir, positions: positionsOf(ids, order.shas.length), ids },
    sink,
    rows,
    mainline: markMainline(mainlineOf(order, tip), order.shas.length),
    emitted: position.ledger,
    async beforeFlush(to) {
      await giveChanges(to);
      await flushChanges();
    },
    keepLives(commit, known) {
      if (commit < changesTo) return false;
      lives.set(commit, known);
      return true;
    },
  });

  for (const { range, done } of ranges) {
    await done;
    if (range.to > paths.commits) {
      const segment = await readSegment(cache.dir, range);
      if (segment === null) throw new CacheDamaged(cache.dir);
      await paths.add(segment);
    }
    segments.add(range);
    await ledger.advance(range.to, (at) => {
      if (!clock.due()) return undefined;
      onProgress?.({ phase: 'ledger', done: at, total: ids.length });
      return clock.breathe();
    });
    await giveChanges(range.to);
  }
  await sound.catch((cause: unknown) => {
    options.signal?.throwIfAborted();
    // one that was killed says nothing against what was read from it and checked
    throw cause instanceof GitFailure ? new CacheDamaged(cache.dir, { cause }) : cause;
  });
  await flushChanges();
  return { ...(await ledger.finish(tip)), misfits: ledger.misfits };
}

function fileFacts(paths: readonly string[], { from, to }: { from: number; to: number }): FileFact[] {
  return paths.slice(from, to).map((bytes, i) => {
    const path = pathText(bytes);
    return { id: from + i, path, ...describePath(path) };
  });
}

function positionsOf(ids: readonly number[], commits: number): Int32Array {
  const positions = new Int32Array(commits).fill(-1);
  ids.forEach((id, position) => (positions[id] = position));
  return positions;
}

function markMainline(chain: readonly number[], commits: number): Uint8Array {
  const marks = new Uint8Array(commits);
  for (const id of chain) marks[id] = 1;
  return marks;
}

interface Clock {
  due(): boolean;
  /** Lets other work run if this has held the thread for a slice. */
  breathe(): Promise<void> | undefined;
}

function createClock(): Clock {
  let since = performance.now();
  const due = (): boolean => performance.now() - since > SLICE;
  return {
    due,
    breathe: () =>
      due()
        ? new Promise((resolve) =>
            setImmediate(() => {
              since = performance.now();
              resolve();
            }),
          )
        : undefined,
  };
}
