import { availableParallelism, totalmem } from 'node:os';

/** Measured on a long history with two cores, all processes together: `bench/run.mjs import`. */
const TWO_CORES = 1_450;
/** One more process that reads patches. */
const FURTHER_CORE = 350;
const LEAST = 600;
const MB = 1 << 20;

export interface Machine {
  cores: number;
  /** Bytes, of the machine or of the container that it is seen from. */
  memory: number;
}

/** Megabytes that mining may take where nobody says: what the cores can use, and half of the machine's at most. */
export function defaultMemory({ cores, memory }: Machine = thisMachine()): number {
  const useful = TWO_CORES + FURTHER_CORE * Math.max(0, cores - 2);
  return Math.round(Math.max(LEAST, Math.min(useful, memory / 2 / MB)));
}

function thisMachine(): Machine {
  // 0 where there is no limit, or none that the system tells
  const limit = process.constrainedMemory() || Number.POSITIVE_INFINITY;
  return { cores: availableParallelism(), memory: Math.min(totalmem(), limit) };
}
