import type { FactSink } from '../../core/index.ts';
import {
  listCheckpoints,
  readCheckpoint,
  removeCheckpoint,
  removeOutdated,
  writeCheckpoint,
  type Checkpoint,
} from '../cache/checkpoint.ts';
import { parentsOf } from '../model/commit-order.ts';
import { emptyFileTree, type FileTree } from '../model/file-tree.ts';
import { takeEdits, takeLandings, takeLateLives, type FactRows } from './columns.ts';
import { editListener } from './edits.ts';
import { pushLandings, touchedFiles } from './landings.ts';
import { openLives, type Lives } from './lives.ts';
import { readFiles } from './record-reader.ts';
import { createRebuilder, type Replay } from './states.ts';
import { stepMerge, stepPlain, type StepResult } from './step.ts';
import { createTally } from './tally.ts';

export interface LedgerOptions {
  replay: Replay;
  sink: FactSink;
  rows: FactRows;
  /** Commits of the first-parent chain of the tip have 1. */
  mainline: Uint8Array;
  /** Position up to which the sink has the facts. */
  emitted: number;
  /** Called before ledger rows are given: the paths and changes they speak of, of commits below `to`, must have been. */
  beforeFlush(to: number): Promise<void>;
  /** Keeps the lives of a commit's files, in the order of its record, for its changes; false where those have been given. */
  keepLives(commit: number, lives: readonly number[]): boolean;
}

export interface Ledger {
  readonly position: number;
  readonly misfits: number;
  /** Replays the next commits of the ledger order as long as their ids are below `available`. */
  advance(available: number, onStep: (position: number) => Promise<void> | undefined): Promise<void>;
  /** Gives what is collected, keeps a checkpoint, and returns the tip's files. */
  finish(tip: number): Promise<{ tree: FileTree; lives: Lives }>;
}

const ROWS_PER_BATCH = 60_000;
const COMMITS_PER_BATCH = 5000;
/** A checkpoint is due after this time, and after twenty times what the last one cost. */
const CHECKPOINT_MS = 5000;
const CHECKPOINT_SHARE = 20;
/** Distances from the end at which one is kept anyway: most commits to come fork from not far behind. */
const NEAR_TIP = [8192, 2048, 512];

export async function openLedger(options: LedgerOptions): Promise<Ledger> {
  const { replay, sink, rows, mainline, emitted } = options;
  const { order, ids } = replay;
  const restored = await restore(replay.cacheDir, Math.min(emitted, ids.length));
  const { states } = restored;
  const lives = openLives(restored.lives);
  let { position } = restored;
  let reached = 0;
  let batchStart = Math.max(position, emitted);
  let savedAt = position;
  let savedTime = performance.now();
  let patience = CHECKPOINT_MS;
  let misfits = 0;
  const pending = countChildren(replay, position);
  const rebuilder = createRebuilder(replay, lives);
  const tally = createTally(order.shas.length);
  const edits = editListener(rows, tally);

  const stateOf = async (commit: number): Promise<FileTree> => {
    const known = states.get(commit);
    if (known !== undefined) return known;
    const rebuilt = await rebuilder.rebuild(commit);
    states.set(commit, rebuilt);
    return rebuilt;
  };

  const flush = async (): Promise<void> => {
    if (position <= batchStart) return;
    await options.beforeFlush(reached);
    await sink.ledger({
      from: batchStart,
      to: position,
      files: [],
      edits: takeEdits(rows),
      landings: takeLandings(rows),
      lives: takeLateLives(rows),
    });
    batchStart = position;
  };

  const save = async (): Promise<void> => {
    await flush();
    if (position === savedAt) return;
    const began = performance.now();
    await writeCheckpoint(replay.cacheDir, position, { states, lives: lives.save() });
    savedAt = position;
    savedTime = performance.now();
    patience = Math.max(CHECKPOINT_MS, CHECKPOINT_SHARE * (savedTime - began));
    await prune(replay.cacheDir);
  };

  const replayOne = async (commit: number): Promise<void> => {
    const parentIds = parentsOf(order, commit);
    const parents: FileTree[] = [];
    for (const parent of parentIds) parents.push(await stateOf(parent));
    const files = readFiles(await replay.segments.place(commit));
    const emit = position >= emitted;
    const before = parents[0] ?? emptyFileTree;
    reached = Math.max(reached, commit + 1);
    edits.start(commit);
    let result: StepResult;
    if (parents.length > 1) result = stepMerge(parents, files, { commit, lives });
    else {
      const plain = stepPlain(before, files, { commit, lives, listener: emit ? edits.listener : null });
      if (!options.keepLives(commit, plain.changed) && emit)
        files.forEach(({ path }, i) => rows.lives.push([commit, path, plain.changed[i]!]));
      result = plain;
    }
    edits.end();
    misfits += result.misfits;
    if (mainline[commit] === 1) {
      const touched = touchedFiles(files, { before, after: result.tree });
      for (const { path, now } of touched) if (now !== undefined) lives.landed(now.life, path);
      if (emit) pushLandings({ rows, tally, commit }, touched);
    }
    states.set(commit, result.tree);
    for (const parent of new Set(parentIds)) if (--pending[parent]! === 0) states.delete(parent);
  };

  return {
    get position() {
      return position;
    },
    get misfits() {
      return misfits;
    },
    async advance(available, onStep) {
      while (position < ids.length && ids[position]! < available) {
        await replayOne(ids[position]!);
        position++;
        if (rows.edits.rows + rows.landings.rows >= ROWS_PER_BATCH || position - batchStart >= COMMITS_PER_BATCH)
          await flush();
        if (performance.now() - savedTime > patience || NEAR_TIP.includes(ids.length - position)) await save();
        const pause = onStep(position);
        if (pause !== undefined) await pause;
      }
    },
    async finish(tip) {
      const tree = await stateOf(tip);
      await save();
      return { tree, lives };
    },
  };
}

/** The latest checkpoint at or before what the sink has. */
async function restore(
  cacheDir: string,
  emitted: number,
): Promise<Partial<Pick<Checkpoint, 'lives'>> & Pick<Checkpoint, 'states'> & { position: number }> {
  await removeOutdated(cacheDir);
  for (const position of (await listCheckpoints(cacheDir)).reverse()) {
    if (position > emitted) continue;
    const checkpoint = await readCheckpoint(cacheDir, position);
    if (checkpoint !== null) return { position, ...checkpoint };
  }
  return { position: 0, states: new Map() };
}

/** How many children each commit still has from a position on. */
function countChildren({ order, ids }: Replay, position: number): Int32Array {
  const pending = new Int32Array(order.shas.length);
  for (let i = position; i < ids.length; i++)
    for (const parent of new Set(parentsOf(order, ids[i]!))) pending[parent]!++;
  return pending;
}

const KEPT_RECENT = 2;

/** Keeps the newest checkpoints and, of the older ones, about one per doubling of age, so that a fork from anywhere is near one. */
async function prune(cacheDir: string): Promise<void> {
  const positions = await listCheckpoints(cacheDir);
  const newest = positions.at(-1) ?? 0;
  const classes = new Set<number>();
  for (const position of positions.slice(0, -KEPT_RECENT).reverse()) {
    const age = Math.floor(Math.log2(Math.max(1, newest - position)));
    if (classes.has(age)) await removeCheckpoint(cacheDir, position);
    classes.add(age);
  }
}
