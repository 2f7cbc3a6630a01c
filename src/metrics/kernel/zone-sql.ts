import { sql, type RawBuilder } from 'kysely';
import { offsetSpans, type BucketGrain } from '../../core/index.ts';
import type { Scope } from './scope.ts';

/** First day of the bucket an instant falls in, as core/time cuts them; a date, `YYYY-MM-DD` as text. */
export function bucketOf(instant: RawBuilder<Date>, grain: BucketGrain, scope: Scope): RawBuilder<string> {
  return sql<string>`cast(date_trunc(${sql.lit(grain)}, ${localTime(instant, scope)}) as date)`;
}

/**
 * Wall-clock time of an instant within the scope's period. The zone's offsets come from this program and not from the
 * engine's own zone data, so that a bucket made here and one made in TypeScript never differ by a day.
 */
export function localTime(instant: RawBuilder<Date>, { zone, from, until, dialect }: Scope): RawBuilder<Date> {
  if (zone === 'UTC') return instant;
  const spans = offsetSpans(zone, from, until);
  const shifted = (minutes: number) => sql`${instant} + ${sql.raw(`interval '${minutes} minutes'`)}`;
  const last = spans.at(-1)?.minutes ?? 0;
  if (spans.length === 1) return sql<Date>`(${shifted(last)})`;
  const branches = spans.flatMap((span) =>
    span.until ? [sql`when ${instant} < ${dialect.instant(span.until)} then ${shifted(span.minutes)}`] : [],
  );
  return sql<Date>`(case ${sql.join(branches, sql` `)} else ${shifted(last)} end)`;
}
