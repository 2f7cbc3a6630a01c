import fc from 'fast-check';
import { sql, type RawBuilder } from 'kysely';
import { describe, expect, it } from 'vitest';
import { groupBy } from '../../core/index.ts';
import type { Store } from '../../store/index.ts';
import { loadWorld } from '../../testing/load-world.ts';
import { forEachStore } from '../../testing/stores.ts';
import type { World, WorldCommit } from '../../testing/world.ts';
import { commits } from '../code/commits.ts';
import {
  assistance,
  isCountedAuthor,
  isCountedPerson,
  isLeftOut,
  isMerge,
  isOnDefault,
  isOnPath,
  isOutlier,
  isPerson,
  isRelease,
  ownersOf,
  takenFor,
  whyLeftOut,
  workType,
} from './counting.ts';
import { countedCommits } from './relations.ts';
import { DEFAULT_SETTINGS, type Scope } from './scope.ts';
import { typicalAsk } from './statement.ts';
import { classifiedEdits } from './work-type.ts';

/** Columns that rules decide by, as SQL types and as values that lie on both sides of every limit. */
const COLUMNS = {
  on_default: ['boolean', fc.boolean()],
  parents: ['integer', fc.nat(3)],
  lines: ['integer', fc.option(fc.constantFrom(0, 9, 10, 11, 2_000))],
  files: ['integer', fc.option(fc.constantFrom(0, 2, 3, 4, 500))],
  agent: ['text', fc.option(fc.constantFrom('Copilot', ''))],
  kind: ['text', fc.constantFrom('person' as const, 'bot' as const, 'agent' as const)],
  generated: ['boolean', fc.boolean()],
  vendored: ['boolean', fc.boolean()],
  path: ['text', fc.constantFrom('src', 'src/a.ts', 'src/lib/b.ts', 'src-two/a.ts', "it's_%", 'SRC/a.ts', 'é/ü.ts')],
  prerelease: ['boolean', fc.boolean()],
} as const;

const row = fc.record({
  on_default: COLUMNS.on_default[1],
  parents: COLUMNS.parents[1],
  lines: COLUMNS.lines[1],
  files: COLUMNS.files[1],
  agent: COLUMNS.agent[1],
  kind: COLUMNS.kind[1],
  generated: COLUMNS.generated[1],
  vendored: COLUMNS.vendored[1],
  path: COLUMNS.path[1],
  prerelease: COLUMNS.prerelease[1],
});
type Row = typeof row extends fc.Arbitrary<infer T> ? T : never;

const asked = fc.record({
  bots: fc.constantFrom('exclude' as const, 'include' as const),
  outlierLines: fc.constantFrom(0, 10),
  outlierFiles: fc.constantFrom(0, 3),
  path: fc.constantFrom(null, 'src', 'src/lib', "it's_%", 'é', 'src/a.ts'),
});
type Asked = typeof asked extends fc.Arbitrary<infer T> ? T : never;

type Twins = Record<
  string,
  { sql(alias: string, asked: Asked): RawBuilder<unknown>; of(row: Row, asked: Asked): unknown }
>;

const twins: Twins = {
  isOnDefault: { sql: (alias) => isOnDefault.sql(alias), of: (one) => isOnDefault.of(one) },
  isMerge: { sql: (alias) => isMerge.sql(alias), of: (one) => isMerge.of(one) },
  assistance: { sql: (alias) => assistance.sql(alias), of: (one) => assistance.of(one) },
  isPerson: { sql: (alias) => isPerson.sql(alias), of: (one) => isPerson.of(one) },
  takenFor: { sql: (alias) => takenFor.sql(alias), of: (one) => takenFor.of(one) },
  isLeftOut: { sql: (alias) => isLeftOut.sql(alias), of: (one) => isLeftOut.of(one) },
  isRelease: { sql: (alias) => isRelease.sql(alias), of: (one) => isRelease.of(one) },
  isOutlier,
  isCountedAuthor,
  isCountedPerson,
  isOnPath,
};

async function answersOf({ db }: Store, rows: readonly Row[], ask: Asked) {
  const names = Object.keys(COLUMNS) as (keyof typeof COLUMNS)[];
  const cell = (one: Row, name: keyof typeof COLUMNS) => sql`cast(${one[name]} as ${sql.raw(COLUMNS[name][0])})`;
  const values = rows.map((one, i) => sql`(${sql.join([sql.lit(i), ...names.map((name) => cell(one, name))])})`);
  const answers = Object.entries(twins).map(([name, rule]) => sql`${rule.sql('t', ask)} as ${sql.ref(name)}`);
  const { rows: given } = await sql<Record<string, unknown>>`select ${sql.join(answers)}
    from (values ${sql.join(values)}) as t(${sql.join(['i', ...names].map((name) => sql.ref(name)))}) order by i`.execute(
    db,
  );
  return given;
}

const PEOPLE = ['ana', 'ben', 'cem', 'renovate[bot] <renovate@example.test>'] as const;

/** Commits that take over lines of earlier ones, some merges, some with several authors, some by a bot, some large. */
const world: fc.Arbitrary<World> = fc
  .array(
    fc.record({
      by: fc.constantFrom(...PEOPLE),
      with: fc.subarray([...PEOPLE], { maxLength: 2 }),
      day: fc.nat(60),
      origin: fc.nat(),
      merge: fc.nat(4),
      extra: fc.constantFrom(0, 0, 40),
    }),
    { minLength: 6, maxLength: 14 },
  )
  .map((list) => {
    const ids: string[] = [];
    return {
      commits: list.map((one, i): WorldCommit => {
        const at = new Date(Date.UTC(2026, 0, 1 + one.day, i)).toISOString();
        const origin = ids[one.origin % Math.max(ids.length, 1)];
        const isMergeHere = one.merge === 0 && i > 1;
        if (!isMergeHere) ids.push(`c${i}`);
        return {
          id: `c${i}`,
          by: one.by,
          at,
          with: one.with.filter((name) => name !== one.by),
          ...(isMergeHere
            ? { parents: [`c${i - 1}`, `c${i - 2}`] }
            : {
                files: {
                  'a.ts': { new: 20 + one.extra, ...(origin === undefined ? {} : { replaces: { [origin]: 1 } }) },
                  ...(one.extra > 0 ? { 'b.ts': 1 } : {}),
                },
              }),
        };
      }),
    };
  });

function scopeOf({ db, dialect }: Store, over: Partial<Scope>): Scope {
  return { ...typicalAsk(commits, DEFAULT_SETTINGS, dialect).scope, db, ...over };
}

forEachStore((_, open) => {
  describe('what counts', () => {
    it('is the same in SQL and in TypeScript', async () => {
      await using store = await open();
      await fc.assert(
        fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 40 }), asked, async (rows, ask) => {
          const expected = rows.map((one) =>
            Object.fromEntries(Object.entries(twins).map(([name, rule]) => [name, rule.of(one, ask)])),
          );
          expect(await answersOf(store, rows, ask)).toEqual(expected);
        }),
        { numRuns: 40 },
      );
    });

    it('of whole commits and of the work in them, too', async () => {
      await using store = await open();
      let worlds = 0;
      await fc.assert(
        fc.asyncProperty(world, fc.constantFrom(0, 10, 25), async (one, windowDays) => {
          const { repoId } = await loadWorld(store, { ...one, repository: `world-${worlds++}` });
          const scope = scopeOf(store, { windowDays, outlierLines: 50, outlierFiles: 100, repos: [repoId] });
          const { known, people } = await readPlainly(store, repoId);

          const counted = await countedCommits(scope, { always: true }).select('c.id').orderBy('c.id').execute();
          const author = (id: number) => people.get(id)?.find(({ role }) => role === 'author');
          expect(counted.map(({ id }) => id)).toEqual(
            known.filter((commit) => whyLeftOut(commit, author(commit.id), scope).length === 0).map(({ id }) => id),
          );

          const all = { ...scope, bots: 'include', outliers: 'include' } as const;
          const edits = await classifiedEdits({ ...all, from: new Date(0) })
            .select(['e.commit_id', 'e.origin_id'])
            .execute();
          const written = (id: number) => ({ at: known[id]!.authored_at, people: ownersOf(people.get(id) ?? []) });
          expect(edits.length).toBeGreaterThan(0);
          for (const { commit_id, origin_id, work_type } of edits) {
            const origin = origin_id === null ? null : written(origin_id);
            expect(work_type).toBe(workType.of(written(commit_id), origin, scope));
          }
        }),
        // Each world is a repository more: shrinking one would take minutes.
        { numRuns: 12, endOnFailure: true },
      );
    });
  });
});

/** A repository's commits by id, and who is named in each. */
async function readPlainly({ db }: Store, repoId: number) {
  const known = await db.selectFrom('commit').selectAll().where('repo_id', '=', repoId).orderBy('id').execute();
  const named = await db
    .selectFrom('commit_author as x')
    .innerJoin('identity as i', 'i.id', 'x.identity_id')
    .innerJoin('person as p', 'p.id', 'i.person_id')
    .where('x.repo_id', '=', repoId)
    .select(['x.commit_id', 'x.role', 'i.person_id', 'p.kind'])
    .execute();
  return { known, people: groupBy(named, ({ commit_id }) => commit_id) };
}
