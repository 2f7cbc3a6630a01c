import { sql } from 'kysely';
import {
  assistance,
  countedChanges,
  countedEdits,
  defineMetric,
  isCountedAuthor,
  isMerge,
  isOutlier,
  isWithinWindow,
  type Scope,
} from '../kernel/index.ts';
import { AGENT_MARKS, DEFINITIONS } from './words.ts';

const DAY_MS = 86_400_000;

export const aiRework = defineMetric({
  id: 'code.ai-rework',
  group: 'code',
  title: 'Early rework of AI-assisted and other lines',
  question: 'Is code written with an AI agent redone sooner than other code?',
  unit: 'ratio',
  direction: 'down',
  aggregate: { kind: 'share' },
  counts: 'commits',
  shape: 'flow',
  needs: ['commits', 'changes', 'ledger'],
  grains: ['week', 'month', 'quarter', 'year'],
  breakdowns: ['assistance', 'repository'],
  formula:
    'Of the lines added in a period, the share replaced or removed within the window (21 days by default), whoever did it, by the author time of the commit that added them. Only commits at least one window older than the newest fact count: the others may still be reworked. Merge commits, bots, outliers (on either side), generated and vendored files are left out.',
  sources: [DEFINITIONS],
  caveats: [
    AGENT_MARKS,
    'Who replaces a line does not matter here, other than in work types: what an agent wrote is often reworked by someone else.',
    'The two kinds of lines are written for different purposes: a difference is a question, not an effect.',
    'Where two branches replace the same line before they are merged, each of the two edits counts.',
  ],
  minimum: 5,
  rows: (scope) => addedLines(settled(scope)).unionAll(replacedLines(scope)),
  evidence: {
    per: 'commit',
    order: 'largest',
    value: { label: 'Lines redone', type: 'lines' },
    base: { label: 'Lines added', type: 'lines' },
  },
  examples: [
    {
      given:
        'Ana adds 100 lines in three commits, and 50 with an AI agent in two. Within 21 days 10 of the first and 20 of the second are replaced; after 30 days all others are.',
      result: '10% of the other lines and 40% of the AI-assisted lines were redone early: 20% of all.',
      world: {
        commits: [
          { id: 'a', by: 'ana', at: '2026-01-01', files: { 'a.ts': 50 } },
          { id: 'b', by: 'ana', at: '2026-01-02', files: { 'b.ts': 30 } },
          { id: 'c', by: 'ana', at: '2026-01-03', files: { 'c.ts': 20 } },
          { id: 'd', by: 'ana', at: '2026-01-03', agent: 'Claude', files: { 'd.ts': 40 } },
          { id: 'e', by: 'ana', at: '2026-01-03', agent: 'Claude', files: { 'e.ts': 10 } },
          {
            id: 'f',
            by: 'ben',
            at: '2026-01-20',
            files: { 'a.ts': { removes: { a: 10 } }, 'd.ts': { removes: { d: 20 } } },
          },
          {
            id: 'g',
            by: 'ben',
            at: '2026-02-10',
            files: { 'a.ts': { removes: { a: 40 } }, 'd.ts': { removes: { d: 20 } } },
          },
        ],
      },
      asks: [
        { from: '2026-01-01', to: '2026-01-31', total: 0.2, n: 5, evidence: { rowCount: 5, first: ['d', 'a'] } },
        { from: '2026-01-01', to: '2026-01-31', window: 18, by: 'assistance', rows: { other: null, ai: null } },
      ],
    },
  ],
});

/** The part of the period that is at least one window older than the newest fact. */
function settled(scope: Scope): Scope {
  const last = new Date(scope.asOf.getTime() - scope.windowDays * DAY_MS + 1);
  return { ...scope, until: scope.until < last ? scope.until : last };
}

function addedLines(scope: Scope) {
  return countedChanges(scope)
    .where('x.added', '>', 0)
    .select([
      'c.authored_at as occurred_at',
      'c.repo_id',
      'c.id as commit_id',
      'x.file_id',
      sql<number>`0`.as('value'),
      'x.added as base',
      assistance.sql('c').as('assistance'),
    ]);
}

/** Lines of commits in the settled period that counted commits replaced within the window. */
function replacedLines(scope: Scope) {
  const origins = settled(scope);
  const replacing = {
    ...scope,
    from: new Date(origins.from.getTime() - DAY_MS * scope.windowDays),
    until: new Date(scope.asOf.getTime() + 1),
  };
  return countedEdits(replacing)
    .innerJoin('commit as o', (join) => join.onRef('o.repo_id', '=', 'e.repo_id').onRef('o.id', '=', 'e.origin_id'))
    .innerJoin('identity as oa', 'oa.id', 'o.author_id')
    .innerJoin('person as op', 'op.id', 'oa.person_id')
    .where((e) => e.not(isMerge.sql('o')))
    .where('o.authored_at', '>=', scope.dialect.instant(origins.from))
    .where('o.authored_at', '<', scope.dialect.instant(origins.until))
    .where(isWithinWindow.sql('c', 'o', scope))
    .where(isCountedAuthor.sql('op', scope))
    .$if(scope.outliers === 'exclude', (q) => q.where((e) => e.not(isOutlier.sql('o', scope))))
    .select([
      'o.authored_at as occurred_at',
      'o.repo_id',
      'o.id as commit_id',
      'e.file_id',
      'e.lines as value',
      sql<number>`0`.as('base'),
      assistance.sql('o').as('assistance'),
    ]);
}
