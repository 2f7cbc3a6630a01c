/** Half-open [from, to); the last has no end. */
export interface Bin {
  from: number;
  to: number | null;
}

/**
 * Bins people can read: equal steps of 1, 2 or 5 × 10ⁿ where values lie close together, edges in the series 1, 2, 5, 10 …
 * where they spread over more than two orders of magnitude, as sizes and durations do.
 */
export function readableBins(min: number, max: number): Bin[] {
  if (!(max > min)) return [{ from: min, to: null }];
  const edges = min >= 0 && max / Math.max(min, 1) > 100 ? spreadEdges(min, max) : evenEdges(min, max);
  return edges.map((from, index) => ({ from, to: edges[index + 1] ?? null }));
}

function spreadEdges(min: number, max: number): number[] {
  const edges = [min < 1 ? 0 : 1];
  for (let power = 1; power <= max; power *= 10) {
    for (const step of [1, 2, 5]) {
      const edge = step * power;
      if (edge > (edges.at(-1) as number) && edge <= max) edges.push(edge);
    }
  }
  return edges.slice(
    Math.max(
      0,
      edges.findLastIndex((edge) => edge <= min),
    ),
  );
}

function evenEdges(min: number, max: number): number[] {
  const step = readableStep((max - min) / 12);
  const first = Math.floor(min / step);
  const count = Math.floor(max / step) - first + 1;
  return Array.from({ length: count }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}

function readableStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  return ([1, 2, 5, 10].find((step) => step * power >= rough) as number) * power;
}
