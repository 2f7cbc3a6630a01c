import { sql, type RawBuilder } from 'kysely';
import type { CommitAuthorTable, CommitTable, FileTable, PersonTable, ReleaseTable } from '../../store/index.ts';
import type { Scope } from './scope.ts';

/**
 * What counts, said once: each rule in SQL, of the row under an alias, and in TypeScript, of a row in hand. A property test
 * holds the two together, and no other file looks at the columns that they decide by (scripts/sql-rules.mjs).
 */
export interface Rule<Row, Asked = void, Answer = boolean> {
  sql(alias: string, asked: Asked): RawBuilder<Answer>;
  of(row: Row, asked: Asked): Answer;
}

type Bots = Pick<Scope, 'bots'>;
type Limits = Pick<Scope, 'outlierLines' | 'outlierFiles'>;
type Path = Pick<Scope, 'path'>;
type Window = Pick<Scope, 'windowDays'>;

const DAY_MS = 86_400_000;

const column = (alias: string, name: string) => sql.ref(`${alias}.${name}`);

/** On the default branch. */
export const isOnDefault: Rule<Pick<CommitTable, 'on_default'>> = {
  sql: (commit) => sql`${column(commit, 'on_default')}`,
  of: (commit) => commit.on_default,
};

export const isMerge: Rule<Pick<CommitTable, 'parents'>> = {
  sql: (commit) => sql`(${column(commit, 'parents')} > 1)`,
  of: (commit) => commit.parents > 1,
};

/** Too many lines, or too many files. What is not known of a commit is not too much. */
export const isOutlier: Rule<Pick<CommitTable, 'lines' | 'files'>, Limits> = {
  sql: (commit, { outlierLines, outlierFiles }) =>
    sql`((${column(commit, 'lines')} > ${sql.lit(outlierLines)} or ${column(commit, 'files')} > ${sql.lit(outlierFiles)}) is true)`,
  of: ({ lines, files }, { outlierLines, outlierFiles }) => (lines ?? 0) > outlierLines || (files ?? 0) > outlierFiles,
};

/** An AI agent took part in the commit, and said so: 'ai', else 'other'. */
export const assistance: Rule<Pick<CommitTable, 'agent'>, void, string> = {
  sql: (commit) => sql`(case when ${column(commit, 'agent')} is not null then 'ai' else 'other' end)`,
  of: ({ agent }) => (agent === null ? 'other' : 'ai'),
};

/** Neither a bot nor an AI agent that commits as itself. */
export const isPerson: Rule<Pick<PersonTable, 'kind'>> = {
  sql: (person) => sql`(${column(person, 'kind')} = 'person')`,
  of: ({ kind }) => kind === 'person',
};

/** Their work counts: people's and AI agents'; bots' where they are asked for. */
export const isCountedAuthor: Rule<Pick<PersonTable, 'kind'>, Bots> = {
  sql: (person, { bots }) => (bots === 'include' ? sql`true` : sql`(${column(person, 'kind')} <> 'bot')`),
  of: ({ kind }, { bots }) => bots === 'include' || kind !== 'bot',
};

/** Can know or own something: people; bots where they are asked for. */
export const isCountedPerson: Rule<Pick<PersonTable, 'kind'>, Bots> = {
  sql: (person, { bots }) =>
    bots === 'include' ? sql`(${column(person, 'kind')} in ('person', 'bot'))` : isPerson.sql(person),
  of: ({ kind }, { bots }) => kind === 'person' || (bots === 'include' && kind === 'bot'),
};

export type TakenFor = 'generated' | 'vendored' | null;

/** Files that are left out of numbers, by what they are taken for; null: they count. */
export const takenFor: Rule<Pick<FileTable, 'generated' | 'vendored'>, void, TakenFor> = {
  sql: (file) =>
    sql`(case when ${column(file, 'vendored')} then 'vendored' when ${column(file, 'generated')} then 'generated' end)`,
  of: ({ generated, vendored }) => (vendored ? 'vendored' : generated ? 'generated' : null),
};

export const isLeftOut: Rule<Pick<FileTable, 'generated' | 'vendored'>> = {
  sql: (file) => sql`(${column(file, 'generated')} or ${column(file, 'vendored')})`,
  of: (file) => takenFor.of(file) !== null,
};

/** The scope's path, or below it. */
export const isOnPath: Rule<Pick<FileTable, 'path'>, Path> = {
  sql: (file, scope) => pathIsOn(column(file, 'path'), scope),
  of: ({ path }, scope) => scope.path === null || path === scope.path || path.startsWith(`${scope.path}/`),
};

/** As `isOnPath`, of a column of another name. */
export function pathIsOn(path: RawBuilder<unknown>, scope: Path): RawBuilder<boolean> {
  if (scope.path === null) return sql`true`;
  return sql`(${path} = ${scope.path} or starts_with(${path}, ${`${scope.path}/`}))`;
}

/** What counts as a release: no pre-release. */
export const isRelease: Rule<Pick<ReleaseTable, 'prerelease'>> = {
  sql: (release) => sql`(not ${column(release, 'prerelease')})`,
  of: ({ prerelease }) => !prerelease,
};

/** The later of two commits came within the window, by author times; what seems to come from the future has age 0. */
export const isWithinWindow = {
  /**
   * Said of the difference, which no join can use: as `later <= earlier + window` DuckDB joins every commit of a period with
   * every other by it, before it looks at any edit.
   */
  sql: (later: string, earlier: string, { windowDays }: Window): RawBuilder<boolean> =>
    sql`(${column(later, 'authored_at')} - ${column(earlier, 'authored_at')} <= ${sql.raw(`interval '${Math.trunc(windowDays)} days'`)})`,
  of: (later: Date, earlier: Date, { windowDays }: Window): boolean =>
    later.getTime() - earlier.getTime() <= Math.trunc(windowDays) * DAY_MS,
};

export type WorkType = 'new' | 'rework' | 'help' | 'refactor';

/** When a commit was written, and the people it is of. */
export interface Authorship {
  at: Date;
  people: ReadonlySet<number>;
}

/**
 * What lines of a commit were, by who had written those that they replace: new (they replace nothing), refactor (older than
 * the window), rework (the same person's), help (another's). A commit with co-authors is all of theirs, on both sides.
 */
export const workType = {
  /**
   * Over the aliases of `classifiedEdits`: e the edit, c its commit, a its author, o and oa of the origin, cs and os the
   * people of those that have several.
   */
  sql: (scope: Window): RawBuilder<WorkType> => sql`(case
    when e.origin_id is null then 'new'
    when not ${isWithinWindow.sql('c', 'o', scope)} then 'refactor'
    when a.person_id = oa.person_id then 'rework'
    when (cs.people is not null or os.people is not null)
      and coalesce(cs.people, array[a.person_id]) && coalesce(os.people, array[oa.person_id]) then 'rework'
    else 'help' end)`,
  of: (commit: Authorship, origin: Authorship | null, scope: Window): WorkType => {
    if (!origin) return 'new';
    if (!isWithinWindow.of(commit.at, origin.at, scope)) return 'refactor';
    return [...origin.people].some((person) => commit.people.has(person)) ? 'rework' : 'help';
  },
};

/** Whose a commit is: its author's, and those of its co-authors who are people; agents and bots own nothing together. */
export function ownersOf(
  named: readonly (Pick<CommitAuthorTable, 'role'> & Pick<PersonTable, 'kind'> & { person_id: number })[],
): Set<number> {
  return new Set(named.filter((one) => one.role === 'author' || isPerson.of(one)).map(({ person_id }) => person_id));
}

/** Why a commit is left out of numbers, in words; nothing where it counts. `author` is who wrote it. */
export function whyLeftOut(
  commit: Pick<CommitTable, 'on_default' | 'parents' | 'lines' | 'files'>,
  author: Pick<PersonTable, 'kind'> | undefined,
  limits: Limits,
): string[] {
  const more = (limit: number, what: string) => `outlier: more than ${limit.toLocaleString('en')} ${what}`;
  const only = (lines: number | null, files: number | null) => isOutlier.of({ lines, files }, limits);
  return [
    ...(isOnDefault.of(commit) ? [] : ['not on the default branch']),
    ...(isMerge.of(commit) ? ['merge'] : []),
    ...(author && !isCountedAuthor.of(author, { bots: 'exclude' }) ? ['bot'] : []),
    ...(only(commit.lines, null) ? [more(limits.outlierLines, 'lines')] : []),
    ...(only(null, commit.files) ? [more(limits.outlierFiles, 'files')] : []),
  ];
}
