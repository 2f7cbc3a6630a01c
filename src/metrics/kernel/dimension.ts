import { sql, type RawBuilder } from 'kysely';
import type { z } from 'zod';
import type { Dimension as DimensionSchema } from '../../contract/index.ts';
import { ownOf, type Day } from '../../core/index.ts';
import type { Ask } from './ask.ts';
import { assistance } from './counting.ts';
import { earliest } from './known.ts';
import { directoryKey } from './relations.ts';
import type { Scope } from './scope.ts';

export type Dimension = z.infer<typeof DimensionSchema>;

/** How a dimension is read from a metric's rows: a key, and what must be joined for it. */
export interface DimensionSql {
  key: RawBuilder<string | null>;
  join: RawBuilder<unknown>;
}

const none = sql``;
// A row without a file or a commit is of none of its keys, and still counts: parts must make the whole.
const fileJoin = sql`left join "file" as "df" on "df"."repo_id" = "fact"."repo_id" and "df"."id" = "fact"."file_id"`;
const commitJoin = sql`left join "commit" as "dc" on "dc"."repo_id" = "fact"."repo_id" and "dc"."id" = "fact"."commit_id"`;
const ofRepository = (text: RawBuilder<unknown>) =>
  sql<string | null>`coalesce(cast("fact"."repo_id" as text), '') || ':' || ${text}`;

const where = (there: RawBuilder<unknown>, key: RawBuilder<string | null>) =>
  sql<string | null>`case when ${there} is not null then ${key} end`;

/** Dimensions whose names mean something within one repository only; two may well have a `v1.0.0`. */
const LOCAL: ReadonlySet<Dimension> = new Set<Dimension>(['directory', 'file', 'file-pair', 'release', 'component']);

/**
 * A column of the rows named after the dimension comes first; else the kernel knows it from `file_id` or `commit_id`.
 * Keys of local dimensions start with their repository's id and a colon. Null for a row that has no such thing.
 */
export function dimensionSql(dimension: Dimension, columns: ReadonlySet<string>, scope: Scope): DimensionSql {
  const own = dimension.replaceAll('-', '_');
  if (columns.has(own)) {
    const column = sql`${sql.ref(`fact.${own}`)}`;
    return { key: LOCAL.has(dimension) ? ofRepository(column) : sql<string>`cast(${column} as text)`, join: none };
  }
  switch (dimension) {
    case 'repository':
      return { key: sql<string>`cast("fact"."repo_id" as text)`, join: none };
    case 'directory':
      return { key: where(sql`"df"."id"`, ofRepository(sql`${directoryKey(scope, 'df')}`)), join: fileJoin };
    case 'file':
      return { key: ofRepository(sql`"df"."path"`), join: fileJoin };
    case 'language':
      return { key: sql<string | null>`"df"."language"`, join: fileJoin };
    case 'assistance':
      return { key: where(sql`"dc"."id"`, assistance.sql('dc')), join: commitJoin };
    default:
      throw new TypeError(`The metric's rows have no column ${own}`);
  }
}

const LABELS: Partial<Record<Dimension, Record<string, string>>> = {
  'work-type': { new: 'New work', rework: 'Rework', help: 'Help others', refactor: 'Refactor' },
  assistance: { ai: 'AI-assisted', other: 'Other' },
  language: { '': 'Unknown' },
  risk: { ok: 'Known by several', 'single-expert': 'One expert', 'at-risk': 'At risk', unowned: 'Unowned' },
};

/** Key of the series that holds what is beyond the largest. */
export const OTHER_KEY = '…';

/** What people read in place of a key. */
export function labelOf(dimension: Dimension, key: string, { known, metric }: Ask): string {
  if (key === OTHER_KEY) return 'All others';
  if (dimension === 'repository') return key === '' ? 'No repository' : nameOf(key, known.repositories);
  if (LOCAL.has(dimension)) {
    const [repository, path] = splitKey(key);
    if (path === '' && dimension === 'component') return nameOf(repository, known.repositories);
    const name = key === '' ? '(none)' : path === '' ? '(top level)' : path;
    return known.repositories.length > 1 && repository !== ''
      ? `${nameOf(repository, known.repositories)}: ${name}`
      : name;
  }
  return ownOf(metric.labels, key) ?? ownOf(LABELS[dimension], key) ?? (key === '' ? '(none)' : key);
}

/**
 * Before this day there is nothing of a key: the first day of its repository, where it is of one; of the first of those
 * that are not `named`, for all others together.
 */
export function firstDayOf(
  { known }: Pick<Ask, 'known'>,
  key: string,
  { by, named = [] }: { by: Dimension; named?: readonly string[] },
): Day | null {
  if (by === 'repository') {
    if (key !== OTHER_KEY) return known.born.get(Number(key)) ?? known.oldest;
    const others = [...known.born].filter(([repository]) => !named.includes(String(repository)));
    return earliest(others.map(([, day]) => day));
  }
  const own = LOCAL.has(by) && key !== OTHER_KEY ? known.born.get(Number(splitKey(key)[0])) : undefined;
  return own ?? known.oldest;
}

/** Repository id and name of a local dimension's key; the id is empty for what belongs to none. */
export function splitKey(key: string): [repository: string, path: string] {
  const colon = Math.max(0, key.indexOf(':'));
  return [key.slice(0, colon), key.slice(colon + 1)];
}

function nameOf(id: string, repositories: Ask['known']['repositories']): string {
  return repositories.find((repository) => String(repository.id) === id)?.name ?? id;
}
