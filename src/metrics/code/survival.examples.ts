import type { World } from '../../core/index.ts';

/** 100 lines land on 1 January. 20 go after 10 days, 30 after 100 days (when the file is renamed), the rest stays. */
export const LOSSES: World = {
  commits: [
    { id: 'a', by: 'ana', at: '2025-01-01', files: { 'src/a.ts': 100 } },
    { id: 'b', by: 'ben', at: '2025-01-11', agent: 'Claude', files: { 'src/a.ts': { replaces: { a: 20 } } } },
    { id: 'c', by: 'ana', at: '2025-04-11', files: { 'src/b.ts': { from: 'src/a.ts', removes: { a: 30 } } } },
    { id: 'd', by: 'ben', at: '2026-02-05', files: { 'lib/z.ts': 1 } },
  ],
};

export const LOSSES_WORDS =
  'Ana lands 100 lines on 1 January 2025. Ben, with an AI agent, replaces 20 of them 10 days later; Ana removes 30 after 100 days and renames the file. The newest commit is 400 days after the first.';
