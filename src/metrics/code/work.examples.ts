import type { World } from '../../core/index.ts';

/**
 * Two people, window 21 days. In March: Ana writes 40 new lines in the API (c); Ben replaces 10 of them after 4 days (d);
 * Ana replaces 10 others of hers after 8 days (e); Ben replaces 20 lines of January with an AI agent (f).
 */
export const FOUR_KINDS: World = {
  commits: [
    { id: 'a', by: 'ana', at: '2026-01-05', files: { 'src/api/routes.ts': 100 } },
    { id: 'b', by: 'ben', at: '2026-01-06', files: { 'src/web/page.ts': 50, 'dist/page.js': 500 } },
    { id: 'c', by: 'ana', at: '2026-03-02', files: { 'src/api/routes.ts': 40 } },
    { id: 'd', by: 'ben', at: '2026-03-06', files: { 'src/api/routes.ts': { replaces: { c: 10 } } } },
    { id: 'e', by: 'ana', at: '2026-03-10', files: { 'src/api/routes.ts': { replaces: { c: 10 } } } },
    {
      id: 'f',
      by: 'ben',
      at: '2026-03-11',
      agent: 'Claude',
      files: { 'src/api/routes.ts': { replaces: { a: 20 } }, 'dist/page.js': { replaces: { b: 30 } } },
    },
    { id: 'g', by: 'ana', at: '2026-03-12', files: { 'src/big.ts': 1001 } },
  ],
  files: { 'dist/page.js': { generated: true } },
};

export const FOUR_KINDS_WORDS =
  'In March Ana writes 40 lines, Ben replaces 10 of them after 4 days, Ana replaces 10 others after 8 days, and Ben, with an AI agent, replaces 20 lines Ana wrote in January. A commit of 1,001 lines and a generated file do not count.';

export const MARCH = { from: '2026-03-02', to: '2026-03-15' } as const;
