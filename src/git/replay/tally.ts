/** Counts by origin (−1 and up) that are read out and reset in the order in which origins were first touched. */
export interface Tally {
  add(origin: number, lines: number): void;
  /** Gives what is not zero and empties the tally. */
  drain(visit: (origin: number, lines: number) => void): void;
}

export function createTally(origins: number): Tally {
  const counts = new Int32Array(origins + 1);
  const seen = new Uint8Array(origins + 1);
  let touched: number[] = [];
  return {
    add(origin, lines) {
      counts[origin + 1]! += lines;
      if (seen[origin + 1] === 0) {
        seen[origin + 1] = 1;
        touched.push(origin);
      }
    },
    drain(visit) {
      for (const origin of touched) {
        const lines = counts[origin + 1]!;
        counts[origin + 1] = 0;
        seen[origin + 1] = 0;
        if (lines !== 0) visit(origin, lines);
      }
      touched = [];
    },
  };
}
