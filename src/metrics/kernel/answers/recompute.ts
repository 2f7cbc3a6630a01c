import type { Makes, MakesN, Recompute, Value } from '../../../contract/index.ts';
import type { Aggregate, EvidenceRecipe, MetricDefinition } from '../definition.ts';
import { overTime } from './evidence-columns.ts';

/** Columns of a metric's rows that name people: no row of evidence has them. */
const PERSON = 'person_id';
/** Columns that evidence has as what it opens. */
const PLACES: readonly string[] = ['repo_id', 'file_id', 'commit_id'];

/** How the rows of evidence make the number. */
export function recompute(metric: MetricDefinition, columns: ReadonlySet<string>, total: Value): Recompute {
  return {
    total,
    words: recomputeWords(metric),
    makes: makesOf(metric),
    n: makesN(metric, columns),
    withheld: withheldBy(metric),
  };
}

/** The same in a sentence. */
export function recomputeWords(metric: MetricDefinition): string {
  const withheld = withheldBy(metric);
  const sentence = `The number is ${makeWords(metric, makesOf(metric))}.`;
  if (withheld === null) return sentence;
  return `${sentence} The rows do not show ${withheld}, which would be about single people: by themselves they do not give the number.`;
}

function withheldBy(metric: MetricDefinition): string | null {
  return isWithheld(metric) ? (metric.evidence.withheld ?? null) : null;
}

/** Whether the rows alone do not give the number, since what is missing would be about single people. */
export function isWithheld({ aggregate, evidence }: Pick<MetricDefinition, 'aggregate' | 'evidence'>): boolean {
  if (aggregate.kind === 'computed') return aggregate.columns.includes(PERSON);
  return aggregate.kind === 'quantile' && overTime(evidence);
}

function makesOf({ aggregate, evidence }: MetricDefinition): Makes {
  switch (aggregate.kind) {
    case 'count':
      return evidence.per === 'row' ? { kind: 'count' } : { kind: 'sum', column: 'value' };
    case 'sum':
    case 'distinct':
      return { kind: 'sum', column: 'value' };
    case 'share':
      return { kind: 'share', column: 'value', base: evidence.base ? 'base' : null, least: aggregate.least ?? null };
    case 'max':
      return { kind: 'max', column: 'value' };
    case 'quantile':
      return { kind: 'quantile', column: 'value', p: aggregate.p };
    case 'computed':
      return { kind: 'algorithm', columns: readBy(aggregate) };
  }
}

/** What an algorithm reads that rows of evidence show as columns. */
function readBy({ columns, per = [] }: Extract<Aggregate, { kind: 'computed' }>): string[] {
  return [...per, ...columns].filter((name) => name !== PERSON && !PLACES.includes(name));
}

function makesN({ aggregate, counts, evidence }: MetricDefinition, columns: ReadonlySet<string>): MakesN {
  if (aggregate.kind === 'computed') return { kind: 'algorithm' };
  switch (counts) {
    case 'people':
      return { kind: 'withheld' };
    case 'commits':
      return columns.has('commit') ? { kind: 'distinct', column: 'commit' } : { kind: 'sum', column: 'n' };
    case 'files':
      return { kind: 'distinct', column: 'file' };
    case 'rows':
      return columns.has('n') ? { kind: 'sum', column: 'n' } : { kind: 'count' };
    case 'lines':
      return { kind: 'sum', column: 'value' };
    case 'base':
      return evidence.base ? { kind: 'sum', column: 'base' } : { kind: 'count' };
  }
}

function makeWords({ aggregate, evidence }: MetricDefinition, makes: Makes): string {
  const value = quoted(evidence.value.label);
  switch (makes.kind) {
    case 'count':
      return 'how many rows there are';
    case 'sum':
      return `the sum of ${value}`;
    case 'share':
      return `the sum of ${value} ÷ ${baseWords(evidence)}${makes.least === null ? '' : `, or ÷ ${makes.least} where that is less`}`;
    case 'max':
      return `the largest ${value}`;
    case 'quantile':
      return `the ${makes.p === 0.5 ? 'median' : `p${Math.round(makes.p * 100)}`} of ${value}`;
    case 'algorithm':
      return aggregate.kind === 'computed' ? `the ${aggregate.words}` : '';
  }
}

function baseWords({ base }: EvidenceRecipe): string {
  return base ? `the sum of ${quoted(base.label)}` : 'the number of rows';
}

const quoted = (label: string) => `“${label}”`;
