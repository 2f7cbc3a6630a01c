import type { BreakdownRow, Dimension, Grain, Period, ScopeQuery } from '../../contract/index.ts';
import { addDays, groupBy } from '../../core/index.ts';
import { oncePerVersion, type BreakdownRows, type Measures, type MetricStore } from '../../metrics/index.ts';
import type { RepositoryFacts } from './context.ts';
import { grainOf, historyBefore, usual, type Usual } from './history.ts';

/** Earlier periods a value is compared with. */
const HISTORY = 12;
/** Series of one answer, as the contract allows. */
const AT_ONCE = 50;

/** Repositories whose files are read by one statement: their rows are in memory together. */
const ROWS_AT_ONCE = 25;
const SHOWN_ROWS = 200;
/** Keys of these begin with the id of their repository, so that one statement answers for several. */
const NAMES_REPOSITORY: ReadonlySet<Dimension> = new Set(['file', 'directory', 'file-pair']);

/** Rows of a breakdown, where what is looked for may be the last of them. */
export const EVERY_ROW = Number.MAX_SAFE_INTEGER;

interface Weekly {
  start: string;
  value: number | null;
  n: number;
}

/**
 * Puts each question to the metrics once, for all repositories together where the metric can be split by repository, and
 * keeps the answer for the life of one request.
 */
export class Answers {
  private readonly kept = new Map<string, Promise<unknown>>();
  private readonly store: MetricStore;
  private readonly measures: Measures;
  private readonly scope: ScopeQuery;
  private readonly period: Period;
  private readonly repositories: readonly RepositoryFacts[];

  constructor(options: {
    store: MetricStore;
    measures: Measures;
    scope: ScopeQuery;
    period: Period;
    repositories: readonly RepositoryFacts[];
  }) {
    this.store = options.store;
    this.measures = options.measures;
    this.scope = options.scope;
    this.period = options.period;
    this.repositories = options.repositories;
  }

  async total(metric: string, repository: number): Promise<BreakdownRow | null> {
    const rows = await this.once(`total ${metric}`, async () => {
      const { from, to } = this.period;
      const parts = await Promise.all(
        this.batches().map((repo) =>
          this.measures.rows(metric, { ...this.scope, repo, from, to, by: 'repository', limit: 200 }),
        ),
      );
      return parts.flatMap((part) => part.rows);
    });
    return rows.find((row) => row.key === String(repository)) ?? null;
  }

  async history(metric: string, repository: number): Promise<{ usual: Usual; bucket: Grain } | null> {
    const grain = grainOf(this.period.days);
    const range = historyBefore(this.period.from, grain, HISTORY);
    const past = range && usual(await this.seriesOf(metric, repository, { grain, ...range, lasting: true }));
    return past && { usual: past, bucket: grain };
  }

  async weeks(metric: string, repository: number, howMany: number): Promise<Weekly[]> {
    // One more than asked: the newest week is often cut.
    const points = await this.seriesOf(metric, repository, {
      grain: 'week',
      from: addDays(this.period.to, -7 * (howMany + 1)),
      to: this.period.to,
    });
    return points.filter((point) => point.complete).slice(-howMany);
  }

  async rows(
    metric: string,
    repository: number,
    { by, most }: { by: Dimension; most?: 'all' | undefined },
  ): Promise<BreakdownRows> {
    const { from, to } = this.period;
    const limit = most === 'all' ? EVERY_ROW : SHOWN_ROWS;
    if (!NAMES_REPOSITORY.has(by))
      return this.once(`rows ${metric} ${repository} ${by} ${limit}`, () =>
        this.measures.rows(metric, { ...this.scope, repo: String(repository), from, to, by, limit }),
      );
    const { columns, rows } = await this.once(`rows ${metric} ${by}`, async () => {
      const parts: BreakdownRows[] = [];
      // one after the other: readers of pages come between
      for (const repo of this.batches(ROWS_AT_ONCE))
        parts.push(await this.measures.rows(metric, { ...this.scope, repo, from, to, by, limit: EVERY_ROW }));
      const found = parts.flatMap((part) => part.rows);
      return { columns: parts[0]?.columns ?? [], rows: groupBy(found, ({ key }) => Number(key.split(':', 1)[0])) };
    });
    const own = rows.get(repository) ?? [];
    return { columns, rows: own.slice(0, limit), rowCount: own.length };
  }

  /** Any other question about one repository. */
  ask<T>(name: string, question: (measures: Measures) => Promise<T>): Promise<T> {
    return this.once(name, () => question(this.measures));
  }

  private async seriesOf(
    metric: string,
    repository: number,
    { lasting = false, ...range }: { grain: Grain; from: string; to: string; lasting?: boolean },
  ) {
    const read = async () => {
      const parts = await Promise.all(
        this.batches().map((repo) =>
          this.measures.points(metric, { ...this.scope, repo, ...range, by: 'repository', limit: AT_ONCE }),
        ),
      );
      return parts.flat();
    };
    const { grain, from, to } = range;
    const series = await this.once(`series ${metric} ${grain} ${from} ${to}`, () =>
      // whole buckets of the past are the same for every period that follows them
      lasting
        ? oncePerVersion(this.store, { of: 'history', metric, scope: { ...this.scope, ...range } }, read)
        : read(),
    );
    return series.find((each) => each.key === String(repository))?.points ?? [];
  }

  private batches(size = AT_ONCE): string[] {
    const batches: string[] = [];
    for (let i = 0; i < this.repositories.length; i += size)
      batches.push(
        this.repositories
          .slice(i, i + size)
          .map(({ id }) => id)
          .join(','),
      );
    return batches;
  }

  private once<T>(key: string, question: () => Promise<T>): Promise<T> {
    const known = this.kept.get(key) as Promise<T> | undefined;
    if (known) return known;
    const answer = question();
    this.kept.set(key, answer);
    return answer;
  }
}
