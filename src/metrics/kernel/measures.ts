import type { z } from 'zod';
import type {
  Breakdown,
  BreakdownQuery,
  Curve,
  Dimension,
  Distribution,
  Evidence,
  EvidenceQuery,
  MetricDetail,
  MetricSummary,
  Period,
  ScopeQuery,
  Series,
  SeriesQuery,
} from '../../contract/index.ts';
import { WheelhouseError, type Day } from '../../core/index.ts';
import { aggregateWords } from './aggregate.ts';
import { answerBreakdown, answerRows, type BreakdownRows } from './answers/breakdown.ts';
import { answerCurve } from './answers/curve.ts';
import { answerDistribution } from './answers/distribution.ts';
import { answerEvidence } from './answers/evidence.ts';
import { answerPoints, answerSeries } from './answers/series.ts';
import { resolveAsk, resolveScopePeriod } from './ask.ts';
import type { MetricDefinition } from './definition.ts';
import { DEFAULT_SETTINGS, type MetricSettings, type MetricStore } from './scope.ts';
import { statementText } from './statement.ts';

/** Every question that can be put to metrics; answers are those of the public API. */
export interface Measures {
  list(): MetricSummary[];
  detail(id: string): MetricDetail;
  /**
   * The period that answers of a scope speak of (curves follow their lines for longer), whether facts go back before it, and
   * the day that states speak of.
   */
  period(query: ScopeQuery): Promise<{ period: Period; hasBefore: boolean; asOf: Day }>;
  series(id: string, query: z.infer<typeof SeriesQuery>): Promise<Series>;
  /** What is in `series` of that answer alone: no total, and nothing of the period before, which takes as long as all the rest. */
  points(id: string, query: z.infer<typeof SeriesQuery>): Promise<Series['series']>;
  breakdown(id: string, query: z.infer<typeof BreakdownQuery>): Promise<Breakdown>;
  /** The rows of that answer alone, in the same way. */
  rows(id: string, query: z.infer<typeof BreakdownQuery>): Promise<BreakdownRows>;
  distribution(id: string, query: ScopeQuery): Promise<Distribution>;
  curve(id: string, query: ScopeQuery & { by?: z.infer<typeof Dimension> | undefined }): Promise<Curve>;
  evidence(id: string, query: z.infer<typeof EvidenceQuery>): Promise<Evidence>;
}

export interface MeasureOptions {
  definitions: readonly MetricDefinition[];
  settings?: Partial<MetricSettings>;
  /** For tests and reproducible reports; the present moment unless given. */
  now?: () => Date;
}

/** Binds definitions to a store. Errors of the questions: metric.not-found, input.invalid, scope.invalid, repository.not-found. */
export function bindMeasures(
  store: MetricStore,
  { definitions, settings, now = () => new Date() }: MeasureOptions,
): Measures {
  const known = new Map(definitions.map((definition) => [definition.id, definition]));
  const effective = { ...DEFAULT_SETTINGS, ...settings };
  const find = (id: string) => {
    const definition = known.get(id);
    if (definition) return definition;
    throw new WheelhouseError('metric.not-found', `There is no metric ${id}.`, {
      help: 'GET /api/v1/metrics lists them with their ids.',
    });
  };
  const context = () => ({ store, settings: effective, now: now() });
  const ask = (id: string, query: ScopeQuery & { by?: z.infer<typeof Dimension> | undefined }) =>
    resolveAsk(find(id), query, context());
  return {
    list: () => definitions.map(summarise),
    detail: (id) => detail(find(id), effective),
    period: (query) => resolveScopePeriod(query, context()),
    series: async (id, query) => answerSeries(await ask(id, query), query),
    points: async (id, query) => answerPoints(await ask(id, query), query),
    breakdown: async (id, query) => answerBreakdown(await ask(id, query), query),
    rows: async (id, query) => answerRows(await ask(id, query), query),
    distribution: async (id, query) => answerDistribution(await ask(id, query)),
    curve: async (id, query) => answerCurve(await ask(id, query), query.by),
    evidence: async (id, query) => answerEvidence(await ask(id, query), query),
  };
}

function summarise(metric: MetricDefinition): MetricSummary {
  const { id, group, title, question, unit, direction, shape, minimum } = metric;
  return {
    id,
    group,
    title,
    question,
    unit,
    direction,
    aggregate: aggregateWords(metric.aggregate),
    shape,
    grains: [...metric.grains],
    breakdowns: [...metric.breakdowns],
    minimum,
  };
}

function detail(metric: MetricDefinition, settings: MetricSettings): MetricDetail {
  const [{ given, result }] = metric.examples;
  return {
    ...summarise(metric),
    formula: metric.formula,
    sources: [...metric.sources],
    caveats: [...metric.caveats],
    needs: [...metric.needs],
    sql: statementText(metric, settings),
    example: { given, result },
  };
}
