import type { AliasableExpression } from 'kysely';
import type { z } from 'zod';
import type { AddressKind, Column, Dimension, Grain, Unit } from '../../contract/index.ts';
import type { Example } from './example.ts';
import type { Scope } from './scope.ts';

/**
 * One declared metric: the API's answers, the catalogue page, the golden SQL and the tests all come from it.
 * `rows` says which facts count and what each is worth; the kernel aggregates them by time, dimension and period.
 */
export interface MetricDefinition {
  /** `group.name`, stable: it is in URLs. */
  id: string;
  group: 'code' | 'knowledge' | 'delivery';
  title: string;
  /** The question a manager asks, in words. */
  question: string;
  unit: z.infer<typeof Unit>;
  /** Which way is usually better. */
  direction: 'up' | 'down' | 'none';
  aggregate: Aggregate;
  /** What `n` counts: rows of the relation, distinct commits, people or files in it, or the sum of `value` (lines) or `base`. */
  counts: Counted;
  /** flow: rows happen at a time; state: rows describe the tip of the default branch; curve: a share over age. */
  shape: 'flow' | 'state' | 'curve';
  /** Facts that must be complete before a value is shown. */
  needs: readonly Need[];
  /** Empty for states and curves. */
  grains: readonly Grain[];
  breakdowns: readonly Dimension[];
  /** Period when the question gives none: the last 90 days (default), or everything known. */
  period?: 'all-history';
  /** Names of keys of the metric's own text columns, where the kernel does not know them. */
  labels?: Readonly<Record<string, string>>;
  /** In words, exact, with what is left out. */
  formula: string;
  sources: readonly Source[];
  /** What it cannot tell. */
  caveats: readonly string[];
  /** The n under which a value is not shown. */
  minimum: number;
  /** One select; see FactRow for its columns. Both engines run it. */
  rows(scope: Scope): Relation;
  /** The rows are made for the split (netted or counted per key), so that the total must be asked for by itself. */
  rowsFollowSplit?: true;
  /** Columns shown beside the value in a breakdown. */
  extras?: readonly Extra[];
  evidence: EvidenceRecipe;
  /** Only for shape 'curve'. */
  curve?: CurveRecipe;
  examples: readonly [Example, ...Example[]];
}

export type Need = 'commits' | 'changes' | 'ledger' | 'tip' | 'releases';
export type Counted = 'rows' | 'commits' | 'people' | 'files' | 'lines' | 'base';

export interface Source {
  title: string;
  url: string | null;
}

/**
 * Columns of a metric's relation. Required: `occurred_at`, `repo_id`, `value`. The rest by need:
 * `commit_id`, `file_id` give what evidence opens and the dimensions repository, directory, file, language, assistance for free;
 * any other dimension is a text column named after it (`work-type` → `work_type`).
 */
export interface FactRow {
  /** Buckets and periods go by it, in UTC. States give the moment of the tip or of the last change. */
  occurred_at: Date | null;
  /** Null where it belongs to none, as an incident may. */
  repo_id: number | null;
  commit_id?: number | null;
  file_id?: number | null;
  /** Numerator, or the measured quantity. */
  value: number | null;
  /** Denominator, for `share`. */
  base?: number | null;
  /** What `distinct` counts. */
  member?: string | number | null;
  /** For `counts: 'people'` and algorithms over a team; never a dimension, never in evidence. */
  person_id?: number | null;
  directory?: string | null;
  language?: string | null;
  work_type?: string | null;
  assistance?: string | null;
  cohort?: string | null;
  release_kind?: string | null;
  component?: string | null;
  size_band?: string | null;
  risk?: string | null;
  release?: string | null;
  file_pair?: string | null;
}

/** Any select whose rows fit FactRow; extra columns may be named in `extras` and `evidence`. */
export type Relation = AliasableExpression<FactRow>;

export type Aggregate =
  | { kind: 'sum' }
  | { kind: 'count' }
  | { kind: 'distinct' }
  /** sum(value) ÷ sum(base), and ÷ `least` where the base is smaller than that: what is cut short is not scaled up. */
  | { kind: 'share'; least?: number }
  | { kind: 'max' }
  /** p of 0.5 also gives p75 and p90. */
  | { kind: 'quantile'; p: number }
  /**
   * An algorithm of core/ over all rows of one key (and bucket). `columns` are those the algorithm reads beside FactRow's
   * `value`, `repo_id`, `file_id`, `person_id`; `words` is shown as the aggregate. With `per`, SQL first sums the columns
   * per these other ones, so that few rows come out.
   */
  | {
      kind: 'computed';
      words: string;
      columns: readonly string[];
      per?: readonly string[];
      compute: (rows: readonly ComputeRow[]) => Computed;
    };

export type ComputeRow = Readonly<Record<string, number | string | boolean | null>>;

export interface Computed {
  value: number | null;
  n: number;
  extra?: Record<string, number | string | boolean | null>;
}

/**
 * A column beside the value: `column` of the relation, aggregated. For `computed`, the key of its `extra`. `same` is what
 * all rows say, null where they differ.
 */
export interface Extra extends z.infer<typeof Column> {
  column: string;
  aggregate: 'sum' | 'max' | 'min' | 'p50' | 'rows' | 'same' | 'computed' | 'share';
}

/**
 * Which rows open behind a number, rolled up from the metric's rows so that the number can be made of them again by its
 * aggregate (a test holds every metric to that). A kind of address rolls up to one row a commit, file …; `row` leaves them
 * as they are, as medians need; `week` and `quarter` give only the time and how many people there are, for numbers about
 * people's habits, and put together those with an n under the minimum.
 */
export interface EvidenceRecipe {
  per: AddressKind | 'row' | 'week' | 'quarter';
  /** Columns of the metric that keep rows apart beside `per`; each is also among `columns`. */
  apart?: readonly string[];
  /** What makes most of the number first: largest value, smallest (of a share: what is missing most), or newest. */
  order: 'largest' | 'smallest' | 'newest';
  /** What `value` is: the numerator of a share, the measured quantity, or what is added up. */
  value: Shown;
  /** What `base` of a share is; left out where it is 1 in every row. */
  base?: Shown;
  /** More columns; their aggregate counts where rows are rolled up, not for `row`. A column that an algorithm reads has its name as key. */
  columns?: readonly Extra[];
  /** What rows without the thing of `per` are, together: "Days without a release". */
  rest?: string;
  /** What the number is computed from and no row may show, as a clause: "who wrote which line". */
  withheld?: string;
}

type Shown = Pick<z.infer<typeof Column>, 'label' | 'type'>;

/**
 * A curve over age: the rows then carry `age_days`, `entered`, `value` (ended) and `base` (still alive, observed no
 * further), grouped by the dimension in `scope.by`.
 */
export interface CurveRecipe {
  by: readonly z.infer<typeof Dimension>[];
}

export function defineMetric(definition: MetricDefinition): MetricDefinition {
  return definition;
}
