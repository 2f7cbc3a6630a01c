import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { FactSink, MiningPosition, MiningProgress } from '../core/index.ts';
import { dropCache, openCache, startEpoch, type Cache, type CacheKey } from './cache/cache.ts';
import { lockCache } from './cache/lock.ts';
import { readMeta, writeMeta, type CacheMeta } from './cache/meta.ts';
import { emitCommits, signatureFacts } from './commits/emit.ts';
import { landedSince } from './commits/landed.ts';
import { parseMailmap, type Mailmap } from './commits/mailmap.ts';
import { readObjects } from './commits/object-batch.ts';
import { readTags, tagFacts, type ResolvedTag } from './commits/tags.ts';
import { parseIgnoredRevisions } from './extract/ignored-commits.ts';
import { areMostPresent, sampleMissingBlobs } from './missing-blobs.ts';
import { mainlineOf, reachableFrom } from './model/commit-order.ts';
import { tellingDamage } from './process/damage.ts';
import { readLayout } from './process/layout.ts';
import { makeView, type View } from './process/view.ts';
import { emitHistory } from './replay/history.ts';
import { CacheDamaged } from './replay/segment-source.ts';
import { ENGINE, listNewCommits, surveyRepository, tipOfFingerprint, type Survey } from './repository/survey.ts';
import { emitTip } from './tip/emit.ts';

export interface MiningOptions {
  gitDir: string;
  /** Folder for this repository's cache; nothing else may live in it. */
  cacheDir: string;
  sink: FactSink;
  onProgress?(progress: MiningProgress): void;
  /** Bytes that this miner and its git processes should stay below; lowers their number and caches. */
  memory?: number;
  /** git processes that read patches at a time; by default one per core but one, which settles merges. */
  parallel?: number;
  /** Path, in the tree of the tip, of a list of revisions that blame should look through, e.g. `.git-blame-ignore-revs`. */
  ignoreRevs?: string;
  signal?: AbortSignal;
}

export interface MiningSummary {
  epoch: string;
  /** False when there was nothing to do. */
  changed: boolean;
  /** Commits and paths known, and commits that are new since the sink's last position. */
  commits: number;
  newCommits: number;
  files: number;
  tip: string;
  defaultBranch: string | null;
  missingBlobs: number;
  /** Files whose hunks did not fit (core/facts.ts). */
  misfits: number;
}

/** Mines what is new in a repository and gives it to the sink. Safe to kill at any moment and run again. */
export async function mine(options: MiningOptions): Promise<MiningSummary> {
  await using _lock = await lockCache(options.cacheDir);
  try {
    return await tellingDamage(options.gitDir, () => mineLocked(options));
  } catch (error) {
    if (!(error instanceof CacheDamaged)) throw error;
    await dropCache(options.cacheDir);
    return await tellingDamage(options.gitDir, () => mineLocked(options));
  }
}

interface Run extends MiningOptions {
  view: View;
  survey: Survey;
  cache: Cache;
  position: MiningPosition;
  tags: ResolvedTag[];
  mailmap: Mailmap;
  ignored: ReadonlySet<string>;
}

async function mineLocked(options: MiningOptions): Promise<MiningSummary> {
  const { sink, cacheDir, signal } = options;
  const layout = await readLayout(options.gitDir, signal);
  const view = await makeView(layout, join(cacheDir, 'view'));
  const survey = await surveyRepository({ layout, view, ignoreRevs: options.ignoreRevs, signal });
  const wanted = {
    engine: ENGINE,
    objectFormat: view.objectFormat,
    shallow: [...view.shallow],
    ignoreRevs: survey.ignoreRevs,
  };
  const meta = await usableMeta({ cacheDir, wanted, view, signal });
  if (meta !== null) {
    const position = await sink.open(meta.epoch);
    if (position.fingerprint === survey.fingerprint) {
      const seen = seenOf(survey);
      if (!isDeepStrictEqual(seen, { seen: meta.seen })) await writeMeta(cacheDir, { ...meta, ...seen });
      return nothingNew(meta, survey, position);
    }
  }
  const tags = await readTags(view, survey.tags, signal);
  const cache = await openCache(cacheDir, { wanted, meta });
  await learnOrder({ view, survey, cache, tags, signal });
  const opened = await openSink(sink, cache);
  const mailmap = parseMailmap(await readText(view, survey.mailmap, signal));
  const ignored = parseIgnoredRevisions(await readText(view, survey.ignoreRevs, signal));
  return await emitAll({ ...options, view, survey, tags, cache, position: opened, mailmap, ignored });
}

/**
 * What the cache there was made with; null where there is none that can be gone on with. One that missed blobs most of
 * which have been fetched since is made anew: facts that are unknown in it would stay so for ever.
 */
async function usableMeta({
  cacheDir,
  wanted,
  view,
  signal,
}: {
  cacheDir: string;
  wanted: CacheKey;
  view: View;
  signal?: AbortSignal;
}): Promise<CacheMeta | null> {
  const meta = await readMeta(cacheDir);
  if (meta === null || !isSame(meta, wanted)) return null;
  if (meta.missingBlobs === 0) return meta;
  if (meta.missingSample) return (await areMostPresent(meta.missingSample, view, signal)) ? null : meta;
  const cache = await openCache(cacheDir, { wanted, meta });
  const missingSample = await sampleMissingBlobs(cache, view, signal);
  if (missingSample.length === 0) return null;
  await cache.close({ ...meta, missingSample });
  return cache.meta;
}

/** For the next look at this repository, which may then be only a glance (glance.ts). */
function seenOf({ glance, fingerprint }: Survey): Pick<CacheMeta, 'seen'> {
  return glance === null ? {} : { seen: { glance, fingerprint } };
}

function isSame(meta: CacheMeta, wanted: CacheKey): boolean {
  return isDeepStrictEqual({ ...meta, ...wanted }, meta);
}

const MB = 1 << 20;
/** What was measured at the peak of a long history: our own threads with the one that loads, those that settle merges … */
const OWN_MEMORY = 450 * MB;
const SETTLING_MEMORY = 345 * MB;
/** … and a process that reads patches, beside its cache of objects. */
const READER_MEMORY = 200 * MB;

/** How many processes and how much cache fit the memory that the caller grants. */
function bounds({
  parallel = Math.max(1, availableParallelism() - 1),
  memory,
}: Pick<MiningOptions, 'parallel' | 'memory'>): { parallel: number; objectCache?: number } {
  if (memory === undefined) return { parallel };
  const share = (memory - OWN_MEMORY - SETTLING_MEMORY) / parallel - READER_MEMORY;
  if (share < SMALLEST_CACHE && parallel > 1) return bounds({ parallel: parallel - 1, memory });
  return { parallel, objectCache: Math.min(LARGEST_CACHE, Math.max(SMALLEST_CACHE, share)) };
}

const SMALLEST_CACHE = 32 * MB;
const LARGEST_CACHE = 144 * MB;

async function readText(view: View, blob: string | null, signal?: AbortSignal): Promise<string> {
  const [object] = blob === null ? [] : await readObjects(view, [blob], signal);
  return object?.body.toString('utf8') ?? '';
}

function nothingNew(
  meta: CacheMeta,
  { tip, defaultBranch }: Survey,
  { commits, files }: MiningPosition,
): MiningSummary {
  return {
    epoch: meta.epoch,
    changed: false,
    commits,
    newCommits: 0,
    files,
    tip,
    defaultBranch,
    missingBlobs: meta.missingBlobs,
    misfits: 0,
  };
}

/** Appends new commits to the order and the ledger order; a rewritten mainline starts a new epoch. */
async function learnOrder({
  view,
  survey,
  cache,
  tags,
  signal,
}: {
  view: View;
  survey: Survey;
  cache: Cache;
  tags: ResolvedTag[];
  signal?: AbortSignal;
}): Promise<void> {
  const wanted = [...new Set([survey.tip, ...tags.map(({ sha }) => sha)])];
  const previous = cache.meta.tip;
  const list = async (): Promise<void> => {
    const heads = cache.heads();
    const unknown = wanted.filter((sha) => !cache.order.idOf.has(sha));
    if (unknown.length > 0)
      await cache.order.append(await listNewCommits(view, { wanted: unknown, known: heads, signal }));
  };
  await list();
  const tip = cache.order.idOf.get(survey.tip)!;
  if (previous !== null && previous !== survey.tip) {
    const before = cache.order.idOf.get(previous);
    const kept = before !== undefined && reachableFrom(cache.order, tip)[before] === 1;
    // a mainline that goes another way through the same commits only needs new books; other commits need new ids too
    if (!kept) {
      await startEpoch(cache, { keepOrder: false });
      await list();
    } else if (!mainlineOf(cache.order, tip).includes(before)) await startEpoch(cache, { keepOrder: true });
  }
  await cache.followTip(survey.tip);
}

/** A sink that knows more than the cache has lost its engine's memory: everything is given again. */
async function openSink(sink: FactSink, cache: Cache): Promise<MiningPosition> {
  const position = await sink.open(cache.meta.epoch);
  const lost =
    position.commits > cache.order.shas.length ||
    position.changes > cache.order.shas.length ||
    position.ledger > cache.ledger.ids.length;
  if (!lost) return position;
  await startEpoch(cache, { keepOrder: true });
  return await sink.open(cache.meta.epoch);
}

async function emitAll(run: Run): Promise<MiningSummary> {
  const { cache, sink, survey, position, view, signal } = run;
  const { order, signatures } = cache;
  const total = order.shas.length;
  const tip = order.idOf.get(survey.tip)!;
  const history = emitHistory({ ...run, tip, ...bounds(run) });
  try {
    await emitCommits({
      view,
      order,
      signatures,
      mailmap: run.mailmap,
      sink,
      from: position.commits,
      signal,
      onBatch: (done) => run.onProgress?.({ phase: 'commits', done, total }),
    });
    const closedTip =
      position.fingerprint === null ? undefined : order.idOf.get(tipOfFingerprint(position.fingerprint));
    await sink.refs({
      defaultBranch: survey.defaultBranch,
      tip: survey.tip,
      shallow: view.shallow.size > 0,
      signatures: signatureFacts(signatures, run.mailmap, 0),
      tags: tagFacts(run.tags, order),
      landed: landedSince(order, tip, closedTip ?? null),
      resetLanded: closedTip === undefined,
    });
    const { tree, lives, misfits } = await history.emit();
    const { described } = await emitTip({ ...run, tree, lives });
    const missingBlobs = cache.paths.missingBlobs;
    const missingSample = await sampleMissingBlobs(cache, view, signal);
    await cache.close({ missingBlobs, missingSample, described, ...seenOf(survey) });
    await sink.close({ fingerprint: survey.fingerprint, missingBlobs, misfits });
    run.onProgress?.({ phase: 'done', done: total, total });
    return {
      epoch: cache.meta.epoch,
      changed: true,
      commits: total,
      newCommits: total - position.commits,
      files: cache.paths.paths.length,
      tip: survey.tip,
      defaultBranch: survey.defaultBranch,
      missingBlobs,
      misfits,
    };
  } finally {
    await history.stop();
  }
}
