import type { World } from '../../core/index.ts';
import type { Example } from '../kernel/index.ts';

/** Ann stopped in January; Ben and Cem go on. The newest commit is of 1 June. */
const annLeft: World = {
  commits: [
    { id: 'a', by: 'ann', at: '2026-01-05', files: { 'src/old.ts': 100, 'docs/both.md': 40 } },
    { id: 'b', by: 'ben', at: '2026-01-05T10:00Z', files: { 'docs/both.md': 40, 'src/ben.ts': 60 } },
    { id: 'd', by: 'dee', at: '2026-01-06', files: { 'lib/duo.ts': 30 } },
    { id: 'e', by: 'ann', at: '2026-01-06T10:00Z', files: { 'lib/duo.ts': 30 } },
    { id: 'c', by: 'ben', at: '2026-06-01', files: { 'src/ben.ts': 20, 'src/gen.ts': 900 } },
  ],
  files: { 'src/gen.ts': { generated: true } },
};

const given =
  "Ann wrote old.ts (100 lines) alone, shared both.md (80) with Ben and duo.ts (60) with Dee; ben.ts (80) is Ben's. Ann and Dee have been silent since January, Ben committed on 1 June. A generated file does not count.";

type Examples = readonly [Example, ...Example[]];

export const riskExamples: Record<'atRisk' | 'nobodyActive' | 'coverage', Examples> = {
  atRisk: [
    {
      given,
      result: 'old.ts alone is at risk: 100 of 320 lines, 31.25%.',
      world: annLeft,
      asks: [
        { total: 100 / 320, n: 4 },
        {
          by: 'directory',
          rows: { '1:src': 100 / 180, '1:docs': 0, '1:lib': 0 },
          extra: { '1:src': { lines: 100, atRiskFiles: 1, singleExpertFiles: 2 } },
        },
        { path: 'docs', total: 0, n: 1 },
        { evidence: { rowCount: 4, first: ['src/old.ts'] } },
      ],
    },
    {
      given: 'The same, but Ann committed to another repository in May.',
      result: 'She has not left: nothing is at risk.',
      world: [
        annLeft,
        { repository: 'other', commits: [{ id: 'x', by: 'ann', at: '2026-05-01', files: { 'x.ts': 1 } }] },
      ],
      asks: [{ repo: '1', total: 0, n: 4 }],
    },
    {
      given: 'Ann wrote a file 89 days before the newest commit, Ben another one 91 days before it.',
      result: "Ben's file is at risk, 90 of 100 lines; Ann's is not.",
      world: {
        commits: [
          { id: 'b', by: 'ben', at: '2026-03-02', files: { 'ben.ts': 90 } },
          { id: 'a', by: 'ann', at: '2026-03-04', files: { 'ann.ts': 5 } },
          { id: 'c', by: 'cem', at: '2026-06-01', files: { 'cem.ts': 5 } },
        ],
      },
      asks: [{ total: 0.9, n: 3 }],
    },
  ],
  nobodyActive: [
    {
      given,
      result: 'Nobody active knows old.ts (100) and duo.ts (60): 160 of 320 lines, 50%.',
      world: annLeft,
      asks: [
        { total: 160 / 320, n: 4 },
        {
          by: 'directory',
          rows: { '1:lib': 1, '1:src': 100 / 180, '1:docs': 0 },
          extra: { '1:lib': { lines: 60, files: 1 } },
        },
        { evidence: { rowCount: 4, first: ['src/old.ts'] } },
      ],
    },
  ],
  coverage: [
    {
      given,
      result: 'At risk: old.ts, 100 lines. Unowned: duo.ts, 60. One expert: ben.ts, 80. Known by several: both.md, 80.',
      world: annLeft,
      asks: [
        { total: 320, n: 4 },
        { by: 'risk', rows: { 'at-risk': 100, unowned: 60, 'single-expert': 80, ok: 80 } },
        { evidence: { rowCount: 4, first: ['src/old.ts'] } },
      ],
    },
  ],
};
