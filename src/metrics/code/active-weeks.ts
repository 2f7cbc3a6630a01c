import { sql } from 'kysely';
import { bucketOf, countedCommitsOnPath, defineMetric, isPerson } from '../kernel/index.ts';
import { DEFINITIONS } from './words.ts';

export const activeWeeks = defineMetric({
  id: 'code.active-weeks',
  group: 'code',
  title: 'Active weeks',
  question: 'How many hands are on this code, week by week?',
  unit: 'person-weeks',
  direction: 'none',
  aggregate: { kind: 'distinct' },
  counts: 'commits',
  shape: 'flow',
  needs: ['commits'],
  grains: ['week', 'month', 'quarter', 'year'],
  breakdowns: ['repository'],
  formula:
    'Pairs of a person and an ISO week with at least one commit of theirs on the default branch, by author time in the team’s zone, counted over everyone together: two people active in each of three weeks make 6. A week’s point is the number of people active in it. In several repositories at once a person-week counts once in the total and once in each repository. Merge commits, bots and outliers are left out.',
  sources: [DEFINITIONS],
  caveats: [
    'Active means "committed", not "worked": reviews, design, incidents and leave are not seen.',
    'It is a count over all people and is never given per person.',
  ],
  minimum: 0,
  rows: (scope) => {
    const week = bucketOf(sql<Date>`c.authored_at`, 'week', scope);
    return countedCommitsOnPath(scope)
      .where(isPerson.sql('p'))
      .select([
        'c.authored_at as occurred_at',
        'c.repo_id',
        'c.id as commit_id',
        sql<number>`1`.as('value'),
        sql<string>`p.id || '/' || ${week}`.as('member'),
      ]);
  },
  evidence: { per: 'week', order: 'newest', value: { label: 'People active', type: 'number' } },
  examples: [
    {
      given:
        'Ana commits twice in the week of 2 March and once in the week of 9 March; Ben once in the week of 9 March.',
      result: '3 person-weeks: 1 person in the first week, 2 in the second.',
      now: '2026-03-20',
      world: {
        commits: [
          { id: 'a', by: 'ana', at: '2026-03-02', files: { 'a.ts': 1 } },
          { id: 'b', by: 'ana', at: '2026-03-08T23:30', files: { 'a.ts': 1 } },
          { id: 'c', by: 'ana', at: '2026-03-09', files: { 'a.ts': 1 } },
          { id: 'd', by: 'ben', at: '2026-03-10', files: { 'a.ts': 1 } },
        ],
      },
      asks: [
        {
          from: '2026-03-02',
          to: '2026-03-15',
          grain: 'week',
          total: 3,
          n: 4,
          points: { '2026-03-02': 1, '2026-03-09': 2 },
          evidence: { rowCount: 2 },
        },
      ],
    },
    {
      given:
        'In Kiritimati (UTC+14) Ana commits on Tuesday 3 March, and Ben late on Sunday 8 March by Greenwich, when it is Monday there.',
      result: '2 person-weeks, one in each week: without the zone both would be in the first.',
      now: '2026-03-20',
      zone: 'Pacific/Kiritimati',
      world: {
        commits: [
          { id: 'a', by: 'ana', at: '2026-03-03', files: { 'a.ts': 1 } },
          { id: 'b', by: 'ben', at: '2026-03-08T23:30', files: { 'a.ts': 1 } },
        ],
      },
      asks: [
        { from: '2026-03-02', to: '2026-03-15', grain: 'week', total: 2, points: { '2026-03-02': 1, '2026-03-09': 1 } },
      ],
    },
  ],
});
