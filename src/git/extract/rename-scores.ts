import { HASHES, LEAST_SCORE, scoreOf, similarity, type Spans } from './similarity.ts';

/** What the sources of a search are worth to a target: those of more than 0, by their place among the sources. */
export type Scorer = (target: Spans) => { source: number; score: number }[];

/** Pairs up to which comparing each is quicker than an index of the sources. */
const FEW_PAIRS = 200;
/** A search of more pairs than this may take so many steps, a few seconds: where thousands of files share most of their lines it would be minutes. */
export const MANY_PAIRS = 3_000_000;
const MOST_STEPS = 1_000_000_000;

/** Null where it would take too long. */
export function createScorer(sources: readonly (Spans | undefined)[], targets: readonly Spans[]): Scorer | null {
  const pairs = sources.length * targets.length;
  if (pairs <= FEW_PAIRS) return pairwise(sources);
  const index = indexSources(sources);
  let steps = 0;
  for (const { hashes } of targets) for (const hash of hashes) steps += index.starts[hash + 1]! - index.starts[hash]!;
  return pairs > MANY_PAIRS && steps > MOST_STEPS ? null : fromIndex(sources, index);
}

function pairwise(sources: readonly (Spans | undefined)[]): Scorer {
  return (target) =>
    sources.flatMap((spans, source) => {
      const score = spans === undefined ? 0 : similarity(spans, target, LEAST_SCORE);
      return score > 0 ? [{ source, score }] : [];
    });
}

/** Sources by the hashes of their spans: those of `hash` stand from `starts[hash]` up to `starts[hash + 1]`. */
interface Index {
  starts: Int32Array;
  sources: Int32Array;
  bytes: Int32Array;
}

function indexSources(sources: readonly (Spans | undefined)[]): Index {
  const starts = new Int32Array(HASHES + 1);
  for (const spans of sources) for (const hash of spans?.hashes ?? []) starts[hash + 1]!++;
  for (let hash = 0; hash < HASHES; hash++) starts[hash + 1]! += starts[hash]!;
  const next = starts.slice();
  const index = { starts, sources: new Int32Array(starts[HASHES]!), bytes: new Int32Array(starts[HASHES]!) };
  sources.forEach((spans, source) => {
    spans?.hashes.forEach((hash, i) => {
      const at = next[hash]!++;
      index.sources[at] = source;
      index.bytes[at] = spans.bytes[i]!;
    });
  });
  return index;
}

function fromIndex(sources: readonly (Spans | undefined)[], index: Index): Scorer {
  const copied = new Int32Array(sources.length);
  return (target) => {
    const touched: number[] = [];
    target.hashes.forEach((hash, i) => {
      const own = target.bytes[i]!;
      for (let at = index.starts[hash]!, end = index.starts[hash + 1]!; at < end; at++) {
        const source = index.sources[at]!;
        if (copied[source] === 0) touched.push(source);
        copied[source]! += Math.min(own, index.bytes[at]!);
      }
    });
    return touched
      .sort((a, b) => a - b)
      .flatMap((source) => {
        const score = scoreOf(copied[source]!, { source: sources[source]!, target, least: LEAST_SCORE });
        copied[source] = 0;
        return score > 0 ? [{ source, score }] : [];
      });
  };
}
