import { groupBy } from '../../core/index.ts';
import { createScorer, MANY_PAIRS, type Scorer } from './rename-scores.ts';
import { BASENAME_SCORE, LEAST_SCORE, similarity, spansOf, type Spans } from './similarity.ts';
import type { ExtractTools } from './tools.ts';
import type { BlobRef } from './tree-pairs.ts';

export type NamedBlob = BlobRef & { path: string };

/** Which of the files that one side lacks is each new file of the other taken to come from. */
export interface RenameSearch {
  targets: readonly NamedBlob[];
  /** Files that are gone. */
  sources: readonly NamedBlob[];
}

/** Files that a search of many pairs may read; beyond it only those of the same base name are compared. */
const MOST_FILES = 30_000;
const LARGEST_BLOB = 16 << 20;

/**
 * Finds for every target what `git blame` finds: it asks for one file at a time, so that a source may serve several
 * targets, where `git log -M` gives it to one. In this order: an identical blob (of the same base name, else the first
 * by path); the only source of the same base name if it is similar by 75%; the most similar source, from 50%.
 */
export async function searchRenames(
  tools: ExtractTools,
  searches: readonly RenameSearch[],
): Promise<(NamedBlob | null)[][]> {
  const results: (NamedBlob | null)[][] = [];
  const open: Open[] = [];
  for (const { targets, sources } of searches) {
    const inOrder = sources.toSorted((a, b) => (a.path < b.path ? -1 : 1));
    const byOid = groupBy(inOrder, ({ oid }) => oid);
    const found = targets.map((target) => identicalSource(target, byOid.get(target.oid) ?? []));
    const rest = targets.flatMap((target, at) => (found[at] === null && isRegular(target) ? [{ target, at }] : []));
    results.push(found);
    if (rest.length > 0) open.push({ rest, sources: inOrder, byName: placesByName(inOrder), found });
  }
  const spans = await readSpans(tools, open.flatMap(wantedBlobs));
  for (const search of open) findSimilar(search, spans);
  return results;
}

/** A search for targets that are identical to no source. */
interface Open {
  rest: readonly { target: NamedBlob; at: number }[];
  sources: readonly NamedBlob[];
  /** Places of the sources by base name. */
  byName: ReadonlyMap<string, number[]>;
  found: (NamedBlob | null)[];
}

function placesByName(sources: readonly NamedBlob[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  sources.forEach((source, place) => {
    const name = baseName(source.path);
    const known = places.get(name);
    if (known === undefined) places.set(name, [place]);
    else known.push(place);
  });
  return places;
}

function isTooLarge({ rest, sources }: Open): boolean {
  return rest.length * sources.length > MANY_PAIRS && rest.length + sources.length > MOST_FILES;
}

function wantedBlobs(search: Open): string[] {
  const { rest, sources, byName } = search;
  const namesakes = rest.flatMap(({ target }) => byName.get(baseName(target.path)) ?? []);
  return [
    ...rest.map(({ target }) => target.oid),
    ...(isTooLarge(search) ? namesakes.map((place) => sources[place]!.oid) : sources.map(({ oid }) => oid)),
  ];
}

function findSimilar(search: Open, spans: ReadonlyMap<string, Spans>): void {
  const { rest, sources, byName, found } = search;
  const known = sources.map((source) => (isRegular(source) ? spans.get(source.oid) : undefined));
  const targets = rest.flatMap(({ target }) => spans.get(target.oid) ?? []);
  const scorer = isTooLarge(search) ? null : createScorer(known, targets);
  for (const { target, at } of rest) {
    const own = spans.get(target.oid);
    if (own === undefined) continue;
    const namesakes = byName.get(baseName(target.path)) ?? [];
    const place = mostSimilar(own, { sources, spans: known, namesakes, scorer });
    found[at] = place === null ? null : sources[place]!;
  }
}

function identicalSource(target: NamedBlob, candidates: readonly NamedBlob[]): NamedBlob | null {
  const fit = candidates.filter((source) => source.mode === target.mode || (isRegular(source) && isRegular(target)));
  return fit.find(({ path }) => baseName(path) === baseName(target.path)) ?? fit[0] ?? null;
}

interface Sources {
  sources: readonly NamedBlob[];
  /** Undefined where the content is unknown or no file's. */
  spans: readonly (Spans | undefined)[];
  /** Places of those with the target's base name. */
  namesakes: readonly number[];
  /** Null: only those are compared. */
  scorer: Scorer | null;
}

/** The place of the source that is followed. */
function mostSimilar(target: Spans, { sources, spans, namesakes, scorer }: Sources): number | null {
  const scoreOf = (place: number, least: number): number => {
    const other = spans[place];
    return other === undefined ? 0 : similarity(other, target, least);
  };
  const [namesake, ...others] = namesakes.filter((place) => isRegular(sources[place]!));
  if (namesake !== undefined && others.length === 0 && scoreOf(namesake, BASENAME_SCORE) >= BASENAME_SCORE)
    return namesake;
  const ranks = new Map<number, number>();
  if (scorer === null) for (const place of namesakes) ranks.set(place, scoreOf(place, LEAST_SCORE) * 2 + 1);
  else {
    // what is worth nothing never takes another's slot, but the first few have theirs
    for (let place = 0; place < Math.min(SLOTS, spans.length); place++) ranks.set(place, 0);
    for (const { source, score } of scorer(target)) ranks.set(source, score * 2);
    for (const place of namesakes) ranks.set(place, (ranks.get(place) ?? 0) + 1);
  }
  const slots: Candidate[] = [];
  // in the order of places, which is not that in which they were found: it tells between equals
  for (const [place, rank] of [...ranks].sort(([a], [b]) => a - b)) keepIfBetter(slots, { place, rank });
  const best = slots.reduce<Candidate | null>(
    (known, slot) => (known === null || slot.rank > known.rank ? slot : known),
    null,
  );
  return best !== null && best.rank >= LEAST_SCORE * 2 ? best.place : null;
}

interface Candidate {
  place: number;
  /** By score, then by having the same base name. */
  rank: number;
}

const SLOTS = 4;

/**
 * git keeps the four best and puts a better one where the worst is, so that of two that are equal the later one may come
 * first in the end; which of them is followed depends on it.
 */
function keepIfBetter(slots: Candidate[], candidate: Candidate): void {
  if (slots.length < SLOTS) {
    slots.push(candidate);
    return;
  }
  let worst = 0;
  for (let i = 1; i < SLOTS; i++) if (slots[i]!.rank < slots[worst]!.rank) worst = i;
  if (candidate.rank > slots[worst]!.rank) slots[worst] = candidate;
}

async function readSpans(tools: ExtractTools, oids: Iterable<string>): Promise<Map<string, Spans>> {
  const wanted = new Set(oids);
  const missing = await tools.presence.missing(wanted);
  const names = [...wanted].filter((oid) => !missing.has(oid));
  const spans = new Map<string, Spans>();
  await tools.blobs.read(names, (content, i) => {
    if (content !== null && content.length <= LARGEST_BLOB) spans.set(names[i]!, spansOf(content));
  });
  return spans;
}

function isRegular({ mode }: BlobRef): boolean {
  return (mode & 0o170000) === 0o100000;
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
