import { sql, type Selectable } from 'kysely';
import type { z } from 'zod';
import type { FileKnowledge, FileQuery } from '../../contract/index.ts';
import { groupBy, doe, experts, riskOf, SILENT_DAYS, WheelhouseError } from '../../core/index.ts';
import type { FileTable } from '../../store/index.ts';
import { askedOf, isCountedPerson, isOutlier, takenFor, type Scope } from '../kernel/index.ts';
import { oncePerVersion, scopeOf, type ReadContext } from '../read-models.ts';
import { atRisk } from './at-risk.ts';
import { coupledPairs } from './coupling.ts';
import { hotspotsSince, touchesWithRework } from './recent-rework.ts';
import { touches } from './touches.ts';

const DAY = 86_400_000;
/** People, coupled files and commits on the page. */
const MOST = 25;

type File = Selectable<FileTable>;

/**
 * A file and who can be asked about it: those who are active first, then who touched it last. Expertise marks the experts; it
 * is neither an order nor a number.
 * Errors: file.not-found, repository.not-found.
 */
export async function fileKnowledge(
  context: ReadContext,
  { repository, path, bots }: { repository: number } & z.output<typeof FileQuery>,
): Promise<FileKnowledge> {
  const ask = await scopeOf(atRisk, { repo: String(repository), path, bots }, context);
  // A repository whose facts are not complete is not in the scope's list; its file is shown as far as it is known.
  const scope: Scope = { ...ask.scope, repos: [repository] };
  const file = await findFile(scope, repository, path);
  const [history, lines, rework, pairs, seen] = await Promise.all([
    readHistory(scope, file),
    readLines(scope, file),
    reworkShare(scope, file),
    oncePerVersion(context.store, { of: 'coupled', scope: askedOf(scope, ['from', 'until', 'path', 'by']) }, () =>
      coupledPairs({ ...scope, path: null }).execute(),
    ),
    oncePerVersion(context.store, { of: 'last seen' }, () => lastSeen(scope)),
  ]);
  const people = await knowers(scope, { file, history, lines, seen });
  const expertsOf = people.filter(({ expert }) => expert);
  // who is named is no matter of merit, but an expert must be among them
  const named = new Set([...expertsOf, ...people.filter(({ expert }) => !expert)].slice(0, MOST));
  const since = hotspotsSince(scope).getTime();
  return {
    repository,
    path: file.path,
    language: file.language,
    lines: file.lines,
    takenFor: takenFor.of(file),
    leftOutBy: file.left_out_by,
    firstChangedAt: instant(history.at(-1)?.touched_at),
    lastChangedAt: instant(
      history.reduce<Date | null>((last, { touched_at: at }) => (last && last > at ? last : at), null),
    ),
    changes180Days: new Set(
      history
        .filter((change) => change.touched_at.getTime() >= since && isCounted(change, scope))
        .map(({ commit_id }) => commit_id),
    ).size,
    reworkShare: rework,
    risk: riskOf({ experts: expertsOf.length, active: expertsOf.filter(({ active }) => active).length }),
    experts: expertsOf.length,
    knows: people.filter((one) => named.has(one)),
    coupled: pairs
      .flatMap(({ first, other, value, shared }) =>
        first === file.path
          ? [{ path: other, degree: value, shared }]
          : other === file.path
            ? [{ path: first, degree: value, shared }]
            : [],
      )
      .sort((a, b) => b.degree - a.degree || b.shared - a.shared)
      .slice(0, MOST),
    ages: byYear(lines),
    commits: await recentCommits(scope, { file, history }),
  };
}

/** A path may have been removed and made again: the one that is alive comes first, then the newest. */
async function findFile({ db }: Scope, repository: number, path: string): Promise<File> {
  const file = await db
    .selectFrom('file')
    .selectAll()
    .where('repo_id', '=', repository)
    .where('path', '=', path)
    .orderBy('alive', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst();
  if (file) return file;
  throw new WheelhouseError('file.not-found', `There is no file ${path}.`, {
    help: 'Paths are those of the default branch, from the top of the repository, without a leading slash.',
  });
}

type History = Awaited<ReturnType<typeof readHistory>>;

/** Commits that changed the file under any of its names, the newest first. */
function readHistory(scope: Scope, file: File) {
  return touches(scope, { origins: 'include', file: { repository: file.repo_id, id: file.id } })
    .selectFrom('touch')
    .innerJoin('creation', (join) =>
      join.onRef('creation.repo_id', '=', 'touch.repo_id').onRef('creation.file_id', '=', 'touch.file_id'),
    )
    .select([
      'touch.commit_id',
      'touch.added',
      'touch.lines',
      'touch.commit_files',
      'touch.commit_lines',
      'touch.touched_at',
      'creation.commit_id as created_by',
    ])
    .orderBy('touch.commit_id', 'desc')
    .execute();
}

function isCounted({ commit_lines: lines, commit_files: files }: History[number], scope: Scope): boolean {
  return scope.outliers === 'include' || !isOutlier.of({ lines, files }, scope);
}

/** Lines alive at the tip by author and the year they were written in. */
function readLines({ db }: Scope, file: File) {
  return db
    .selectFrom('line_tip as t')
    .innerJoin('commit as o', (join) => join.onRef('o.repo_id', '=', 't.repo_id').onRef('o.id', '=', 't.origin_id'))
    .innerJoin('identity as a', 'a.id', 'o.author_id')
    .where('t.repo_id', '=', file.repo_id)
    .where('t.file_id', '=', file.id)
    .groupBy(['a.person_id', sql`cast(extract(year from o.authored_at) as integer)`])
    .select([
      'a.person_id',
      sql<number>`cast(extract(year from o.authored_at) as integer)`.as('year'),
      sql<number>`cast(sum(t.lines) as integer)`.as('lines'),
    ])
    .execute();
}

function byYear(rows: readonly { year: number; lines: number }[]): FileKnowledge['ages'] {
  const years = new Map<number, number>();
  for (const { year, lines } of rows) years.set(year, (years.get(year) ?? 0) + lines);
  return [...years].map(([year, lines]) => ({ year, lines })).sort((a, b) => a.year - b.year);
}

/** As the hotspots count it: lines of the last 180 days that replaced their author's own fresh ones. Null without any. */
async function reworkShare(scope: Scope, file: File): Promise<number | null> {
  const edited = await touchesWithRework(scope, { file: { repository: file.repo_id, id: file.id } })
    .selectFrom('edited')
    .select(['edited.lines', 'edited.rework'])
    .executeTakeFirst();
  return edited && edited.lines > 0 ? edited.rework / edited.lines : null;
}

interface Known {
  file: File;
  history: History;
  lines: Awaited<ReturnType<typeof readLines>>;
  seen: ReadonlyMap<number, number>;
}

async function knowers(scope: Scope, { file, history, lines, seen }: Known): Promise<FileKnowledge['knows']> {
  const commits = [...new Set(history.map(({ commit_id }) => commit_id))];
  if (commits.length === 0) return [];
  const credits = await scope.db
    .selectFrom('commit_author as ca')
    .innerJoin('identity as i', 'i.id', 'ca.identity_id')
    .innerJoin('person as p', 'p.id', 'i.person_id')
    .where('ca.repo_id', '=', file.repo_id)
    .where('ca.commit_id', 'in', commits)
    .where(isCountedPerson.sql('p', scope))
    .select(['ca.commit_id', 'p.id', 'p.name'])
    .distinct()
    .execute();
  const touchesOf = groupBy(history, ({ commit_id }) => commit_id);
  const own = groupBy(credits, ({ id }) => id);
  const scored = [...own].map(([id, theirs]) => {
    const touched = theirs.flatMap(({ commit_id }) => touchesOf.get(commit_id) ?? []);
    const last = Math.max(...touched.map(({ touched_at }) => touched_at.getTime()));
    const score = doe({
      adds: touched.reduce((sum, { added }) => sum + (added ?? 0), 0),
      firstAuthor: touched.some(({ commit_id, created_by }) => commit_id === created_by),
      daysSinceLast: Math.floor((scope.asOf.getTime() - last) / DAY),
      size: file.lines ?? 1,
    });
    return { id, name: theirs[0]!.name, last, score };
  });
  const best = new Set(experts(scored));
  return scored
    .map(({ id, name, last }) => ({
      person: id,
      name,
      expert: best.has(id),
      active: (scope.asOf.getTime() - (seen.get(id) ?? -Infinity)) / DAY <= SILENT_DAYS,
      lastTouchedAt: new Date(last).toISOString(),
      hasLines: lines.some((row) => row.person_id === id && row.lines > 0),
    }))
    .sort(
      (a, b) =>
        Number(b.active) - Number(a.active) ||
        b.lastTouchedAt.localeCompare(a.lastTouchedAt) ||
        a.name.localeCompare(b.name) ||
        a.person - b.person,
    );
}

/** When people last committed anywhere, in milliseconds. */
async function lastSeen({ db, dialect }: Scope): Promise<Map<number, number>> {
  const rows = await db
    .selectFrom('identity as i')
    .innerJoin('commit_author as ca', 'ca.identity_id', 'i.id')
    .innerJoin('commit as c', (join) => join.onRef('c.repo_id', '=', 'ca.repo_id').onRef('c.id', '=', 'ca.commit_id'))
    .groupBy('i.person_id')
    .select((e) => [
      'i.person_id',
      e.fn.max(dialect.least(e.ref('c.authored_at'), e.ref('c.committed_at'))).as('seen_at'),
    ])
    .execute();
  return new Map(rows.map((row) => [row.person_id, row.seen_at.getTime()]));
}

async function recentCommits(
  { db }: Scope,
  { file, history }: Pick<Known, 'file' | 'history'>,
): Promise<FileKnowledge['commits']> {
  const newest = [...new Set(history.map(({ commit_id }) => commit_id))].slice(0, MOST);
  if (newest.length === 0) return [];
  const rows = await db
    .selectFrom('commit as c')
    .innerJoin('identity as a', 'a.id', 'c.author_id')
    .innerJoin('person as p', 'p.id', 'a.person_id')
    .where('c.repo_id', '=', file.repo_id)
    .where('c.id', 'in', newest)
    .orderBy('c.authored_at', 'desc')
    .orderBy('c.id', 'desc')
    .select(['c.id', 'c.sha', 'c.authored_at', 'c.subject', 'p.name'])
    .execute();
  return rows.map((row) => ({
    sha: row.sha,
    at: row.authored_at.toISOString(),
    subject: row.subject,
    author: row.name,
    lines: linesOf(history.filter(({ commit_id }) => commit_id === row.id)),
  }));
}

/** Of a commit that changed the file under several of its names, all of them. */
const linesOf = (touched: History): number | null =>
  touched.some(({ lines }) => lines === null) ? null : touched.reduce((sum, { lines }) => sum + (lines ?? 0), 0);

const instant = (at: Date | null | undefined) => at?.toISOString() ?? null;
