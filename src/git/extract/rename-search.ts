import { groupBy } from '../../core/index.ts';
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

/** Comparisons that a search may cost; beyond it only files of the same base name are compared. */
const MOST_COMPARISONS = 3_000_000;
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
  const open: { search: RenameSearch; target: number; sources: readonly NamedBlob[]; byName: readonly NamedBlob[] }[] =
    [];
  const results = searches.map((search) => {
    const sources = search.sources.toSorted((a, b) => (a.path < b.path ? -1 : 1));
    const byOid = groupBy(sources, ({ oid }) => oid);
    const byName = groupBy(sources.filter(isRegular), ({ path }) => baseName(path));
    const compared = search.targets.length * sources.length > MOST_COMPARISONS ? [] : sources;
    return search.targets.map((target, i) => {
      const identical = identicalSource(target, byOid.get(target.oid) ?? []);
      if (identical === null && isRegular(target))
        open.push({ search, target: i, sources: compared, byName: byName.get(baseName(target.path)) ?? [] });
      return identical;
    });
  });
  const spans = await readSpans(
    tools,
    open.flatMap(({ search, target, sources, byName }) => [
      search.targets[target]!.oid,
      ...sources.map(({ oid }) => oid),
      ...byName.map(({ oid }) => oid),
    ]),
  );
  const slots = new Map(searches.map((search, i) => [search, results[i]!]));
  for (const { search, target, sources, byName } of open) {
    slots.get(search)![target] = mostSimilar(search.targets[target]!, { sources, byName, spans });
  }
  return results;
}

function identicalSource(target: NamedBlob, candidates: readonly NamedBlob[]): NamedBlob | null {
  const fit = candidates.filter((source) => source.mode === target.mode || (isRegular(source) && isRegular(target)));
  return fit.find(({ path }) => baseName(path) === baseName(target.path)) ?? fit[0] ?? null;
}

interface Candidates {
  sources: readonly NamedBlob[];
  byName: readonly NamedBlob[];
  spans: ReadonlyMap<string, Spans>;
}

function mostSimilar(target: NamedBlob, { sources, byName, spans }: Candidates): NamedBlob | null {
  const own = spans.get(target.oid);
  if (own === undefined) return null;
  const scoreOf = (source: NamedBlob, least: number): number => {
    const other = isRegular(source) ? spans.get(source.oid) : undefined;
    return other === undefined ? 0 : similarity(other, own, least);
  };
  const [namesake] = byName;
  if (namesake !== undefined && byName.length === 1 && scoreOf(namesake, BASENAME_SCORE) >= BASENAME_SCORE)
    return namesake;
  const slots: Candidate[] = [];
  for (const source of sources.length > 0 ? sources : byName) {
    const sameName = baseName(source.path) === baseName(target.path) ? 1 : 0;
    keepIfBetter(slots, { source, rank: scoreOf(source, LEAST_SCORE) * 2 + sameName });
  }
  const best = slots.reduce<Candidate | null>(
    (known, slot) => (known === null || slot.rank > known.rank ? slot : known),
    null,
  );
  return best !== null && best.rank >= LEAST_SCORE * 2 ? best.source : null;
}

interface Candidate {
  source: NamedBlob;
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
