import type { z } from 'zod';
import type { Dimension, Grain, ScopeQuery } from '../../contract/index.ts';
import type { World } from '../../core/index.ts';

/** A tiny world and the numbers that must come out of it, by hand. Tests run it on both engines; the catalogue prints the words. */
export interface Example {
  given: string;
  result: string;
  /** One world a repository; the first has id 1. */
  world: World | readonly World[];
  /** The present, ISO 8601; default: the day after the newest commit. */
  now?: string;
  /** IANA zone; default UTC. */
  zone?: string;
  asks: readonly [ExampleAsk, ...ExampleAsk[]];
}

/** One question to the metric and what it must answer. Values agree to 6 digits; `null` means a gap. */
export interface ExampleAsk extends ScopeQuery {
  grain?: z.infer<typeof Grain>;
  by?: z.infer<typeof Dimension>;
  /** The metric's value over the whole period, and its n. */
  total?: number | null;
  n?: number;
  reason?: 'no-data' | 'small-n' | 'not-ready';
  previous?: number | null;
  p75?: number | null;
  p90?: number | null;
  /** Series points by first day of their bucket; those not named are not looked at. */
  points?: Readonly<Record<string, number | null>>;
  /** With `by`: the breakdown's rows by key, all of them. */
  rows?: Readonly<Record<string, number | null>>;
  /** With `by`: extra columns of breakdown rows, by key; those not named are not looked at. */
  extra?: Readonly<Record<string, Readonly<Record<string, number | string | boolean | null>>>>;
  /** Curves by key ('all' without `by`): share alive by age in days. */
  curves?: Readonly<Record<string, { points: Readonly<Record<number, number>>; halfLifeDays?: number | null }>>;
  /** How many rows of evidence there are, and what the first of them open: commit ids of the world, else paths. */
  evidence?: { rowCount: number; first?: readonly string[] };
}
