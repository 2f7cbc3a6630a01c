import { sql } from 'kysely';
import type { Day } from '../../core/index.ts';
import { dayOf, onceATurn } from '../../core/index.ts';
import { isOnDefault } from './counting.ts';
import { oncePerVersion } from './once-per-version.ts';
import type { MetricSettings, MetricStore } from './scope.ts';

export interface KnownRepository {
  id: number;
  name: string;
  /** Streams of its sources that are complete: what a metric needs is one of these. */
  ready: ReadonlySet<string>;
}

/** What the store knows at this moment: which facts are complete, and how far they reach. */
export interface Known {
  repositories: readonly KnownRepository[];
  /**
   * Newest fact of all repositories that is not in the future; now for an empty store. It is the same whatever repositories
   * are asked about: what is true of one now must not change because another is left out.
   */
  asOf: Date;
  /** Days of the oldest and newest fact of the repositories asked about; null without any. */
  oldest: Day | null;
  newest: Day | null;
  /** Day of the oldest fact of each repository asked about: before it there is nothing of it, and no zero. */
  born: ReadonlyMap<number, Day>;
  today: Day;
}

const lists = new WeakMap<MetricStore, () => Promise<KnownRepository[]>>();

/** Every question needs them. */
export function listRepositories(store: MetricStore): Promise<KnownRepository[]> {
  let list = lists.get(store);
  if (!list) lists.set(store, (list = (store.keep ?? onceATurn)(() => readRepositories(store))));
  return list();
}

async function readRepositories({ db }: MetricStore): Promise<KnownRepository[]> {
  const rows = await db
    .selectFrom('repo as r')
    .leftJoin('source as s', 's.repo_id', 'r.id')
    .leftJoin('source_sync as y', (join) => join.onRef('y.source_id', '=', 's.id').on('y.state', '=', 'complete'))
    .select(['r.id', 'r.name', 'y.stream'])
    .orderBy('r.id')
    .execute();
  const found = new Map<number, { id: number; name: string; ready: Set<string> }>();
  for (const { id, name, stream } of rows) {
    const repository = found.get(id) ?? { id, name, ready: new Set<string>() };
    found.set(id, repository);
    if (stream !== null) repository.ready.add(stream);
  }
  return [...found.values()];
}

/** How far the facts of these repositories reach, and those of all. A commit dated after `now` is no news. */
export async function readHorizon(
  store: MetricStore,
  repos: readonly number[] | null,
  { now, settings }: { now: Date; settings: MetricSettings },
): Promise<Omit<Known, 'repositories'>> {
  // every question needs it, and it reads every commit
  const minute = Math.floor(now.getTime() / MINUTE_MS);
  const rows = await oncePerVersion(store, { of: 'reach', minute }, () => readReach(store, now));
  const asked = repos === null ? rows : rows.filter(({ repo_id }) => repos.includes(repo_id));
  const last = lastOf(asked);
  const born = new Map(
    asked.flatMap(({ repo_id, oldest }) => (oldest ? [[repo_id, dayOf(oldest, settings.zone)] as const] : [])),
  );
  return {
    asOf: lastOf(rows) ?? now,
    oldest: earliest([...born.values()]),
    newest: last && dayOf(last, settings.zone),
    born,
    today: dayOf(now, settings.zone),
  };
}

const MINUTE_MS = 60_000;

/** The first of these days; null without any. */
export function earliest(days: readonly Day[]): Day | null {
  return days.reduce<Day | null>((first, day) => (first === null || day < first ? day : first), null);
}

/** Oldest and newest times of each repository's default branch. */
function readReach({ db, dialect }: MetricStore, now: Date) {
  const limit = dialect.instant(now);
  const newest = (column: 'authored_at' | 'committed_at') =>
    sql<Date | null>`max(${sql.ref(column)}) filter (where ${sql.ref(column)} <= ${limit})`;
  return db
    .selectFrom('commit as c')
    .where(isOnDefault.sql('c'))
    .groupBy('repo_id')
    .select([
      'repo_id',
      sql<Date | null>`min(authored_at)`.as('oldest'),
      newest('authored_at').as('authored'),
      newest('committed_at').as('committed'),
    ])
    .execute();
}

function lastOf(rows: readonly { authored: Date | null; committed: Date | null }[]): Date | null {
  const times = rows.flatMap(({ authored, committed }) => [authored, committed]).flatMap((at) => at?.getTime() ?? []);
  return times.length > 0 ? new Date(Math.max(...times)) : null;
}
