import type { z } from 'zod';
import { idsOf, type Dimension, type Period, type ScopeQuery } from '../../contract/index.ts';
import {
  addDays,
  dayOf,
  daysIn,
  isDay,
  noSuchRepository,
  previousPeriod,
  resolvePeriod,
  startOfDay,
  WheelhouseError,
  type Day,
  type DayPeriod,
} from '../../core/index.ts';
import type { MetricDefinition } from './definition.ts';
import { listRepositories, readHorizon, type Known, type KnownRepository } from './known.ts';
import { isVersioned, type VersionedStore } from './once-per-version.ts';
import type { MetricSettings, MetricStore, Scope } from './scope.ts';

/** A question to one metric, with everything it left out filled in. */
export interface Ask {
  metric: MetricDefinition;
  scope: Scope;
  known: Known;
  period: Period;
  previousPeriod: Period;
  /** First instant of the previous period; the current one starts at `scope.from`. */
  previousFrom: Date;
  /** False while mining has not given any repository in scope the facts this metric needs. */
  ready: boolean;
  /** Where answers that hold for every period may be kept; null: nowhere. */
  versioned: VersionedStore | null;
}

export interface AskContext {
  store: MetricStore;
  settings: MetricSettings;
  now: Date;
}

/** Fills in a question. Errors: input.invalid, repository.not-found, scope.invalid. */
export async function resolveAsk(
  metric: MetricDefinition,
  query: ScopeQuery & { by?: z.infer<typeof Dimension> | undefined },
  context: AskContext,
): Promise<Ask> {
  const { store, settings } = context;
  checkDimension(metric, query.by);
  const { repositories, wanted, horizon } = await readAsked(query, context);
  const usable = wanted.filter((repository) => metric.needs.every((need) => repository.ready.has(need)));
  const repos = usable.length === repositories.length ? null : usable.map(({ id }) => id);

  const days = periodFor(metric, query, horizon);
  const before = previousPeriod(days);
  return {
    metric,
    known: { repositories, ...horizon },
    versioned: isVersioned(store) ? store : null,
    ready: wanted.length === 0 || usable.length > 0,
    period: withZone(days, settings.zone),
    previousPeriod: withZone(before, settings.zone),
    previousFrom: startOfDay(before.from, settings.zone),
    scope: {
      ...settings,
      db: store.db,
      dialect: store.dialect,
      from: startOfDay(days.from, settings.zone),
      until: startOfDay(addDays(days.to, 1), settings.zone),
      asOf: horizon.asOf,
      repos,
      path: cleanPath(query.path),
      windowDays: query.window ?? settings.windowDays,
      outliers: query.outliers ?? 'exclude',
      bots: query.bots ?? 'exclude',
      by: query.by ?? null,
    },
  };
}

/**
 * The period that metrics answer for in this scope, those of curves aside, whether facts go back before it, and the day that
 * states speak of. Errors: scope.invalid, repository.not-found.
 */
export async function resolveScopePeriod(
  query: ScopeQuery,
  context: AskContext,
): Promise<{ period: Period; hasBefore: boolean; asOf: Day }> {
  const { horizon } = await readAsked(query, context);
  const { zone } = context.settings;
  const period = withZone(periodWithin(query, horizon), zone);
  return { period, hasBefore: hasBefore({ period, known: horizon }), asOf: dayOf(horizon.asOf, zone) };
}

/** Whether there are facts from before the period; all of history has nothing to be compared with. */
export function hasBefore({ period, known }: { period: DayPeriod; known: Pick<Known, 'oldest'> }): boolean {
  return known.oldest !== null && known.oldest < period.from;
}

/** The repositories a question is about, and how far their facts reach. */
async function readAsked(query: ScopeQuery, { store, settings, now }: AskContext) {
  checkDays(query, dayOf(now, settings.zone));
  const repositories = await listRepositories(store);
  const wanted = selectRepositories(repositories, query.repo);
  const ids = wanted.length === repositories.length ? null : wanted.map(({ id }) => id);
  return { repositories, wanted, horizon: await readHorizon(store, ids, { now, settings }) };
}

/** The day that a state speaks of; nothing for what is counted over time. */
export function stateDay({ metric, scope }: Ask): { asOf?: Day } {
  return metric.shape === 'state' ? { asOf: dayOf(scope.asOf, scope.zone) } : {};
}

/** A curve follows its lines for years: without `from` it speaks of all history. */
function periodFor(metric: MetricDefinition, query: ScopeQuery, horizon: Omit<Known, 'repositories'>): DayPeriod {
  const wholeHistory = metric.period === 'all-history' && query.from === undefined && horizon.oldest !== null;
  return periodWithin(wholeHistory ? { ...query, from: horizon.oldest ?? undefined } : query, horizon);
}

function periodWithin(query: ScopeQuery, { newest, oldest, today }: Omit<Known, 'repositories'>): DayPeriod {
  return resolvePeriod(query, { newest: newest ?? today, today, oldest });
}

function withZone({ from, to }: DayPeriod, zone: string): Period {
  return { from, to, zone, days: daysIn(from, to) };
}

function checkDays({ from, to }: ScopeQuery, today: Day): void {
  for (const day of [from, to]) {
    if (day !== undefined && !isDay(day)) {
      throw new WheelhouseError('scope.invalid', `${day} is not a day.`, {
        help: 'Write days as YYYY-MM-DD, for example 2026-03-31.',
      });
    }
  }
  if (from !== undefined && to !== undefined && from > to) {
    throw new WheelhouseError('scope.invalid', `The period starts on ${from}, after its end on ${to}.`, {
      help: 'Give a `from` that is not later than `to`.',
    });
  }
  if (from !== undefined && from > today) {
    throw new WheelhouseError('scope.invalid', `The period starts on ${from}, which is in the future.`, {
      help: `Give a \`from\` that is not later than today, ${today}.`,
    });
  }
}

function checkDimension(metric: MetricDefinition, by: string | undefined): void {
  if (by === undefined || metric.breakdowns.some((dimension) => dimension === by)) return;
  const allowed = metric.breakdowns.join(', ');
  throw new WheelhouseError('input.invalid', `${metric.title} cannot be split by ${by}.`, {
    help: allowed === '' ? 'Ask for it without `by`.' : `It can be split by: ${allowed}.`,
  });
}

function selectRepositories(known: readonly KnownRepository[], asked: string | undefined): readonly KnownRepository[] {
  const ids = idsOf(asked);
  if (!ids) return known;
  return ids.map((id) => {
    const found = known.find((repository) => repository.id === id);
    if (found) return found;
    throw noSuchRepository(id);
  });
}

function cleanPath(path: string | undefined): string | null {
  if (path?.includes('\0')) {
    throw new WheelhouseError('input.invalid', 'The path has a NUL in it.', { help: 'Send a path as git shows it.' });
  }
  const clean = (path ?? '').replace(/^(\.?\/)+/, '').replace(/\/+$/, '');
  return clean === '' || clean === '.' ? null : clean;
}
