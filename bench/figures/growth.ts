import type { Figure } from '../lib/figure.ts';
import { borrow, commitAt, countCommits, countHunks } from '../lib/repository.ts';
import { median, seconds } from '../lib/statistics.ts';
import { prepare, sync, Workspace } from '../lib/wheelhouse.ts';

const SIZES = [5_000, 10_000, 20_000, 40_000, 80_000];

/** Imports the first n commits of one history for growing n; the same code in the same style, only more of it. */
export const growth: Figure = {
  title: 'time per hunk as history grows from 5,000 to 80,000 commits',
  reach: 'within 1.3 × linear in hunks',
  wants: 'a large repository',
  async measure({ repository, rounds }) {
    await prepare();
    const total = countCommits(repository);
    const measured = [];
    for (const size of SIZES.filter((commits) => commits <= total)) {
      using workspace = new Workspace();
      const prefix = borrow(repository, workspace.at('repository'), commitAt(repository, size));
      const times = [];
      for (let round = 0; round < rounds; round += 1) {
        times.push((await sync(prefix, workspace.at(`data-${round}`))).seconds);
      }
      measured.push({ commits: countCommits(prefix), hunks: countHunks(prefix), seconds: median(times) });
    }
    const perHunk = (row: { hunks: number; seconds: number }) => row.seconds / row.hunks;
    const first = measured[0];
    const last = measured.at(-1);
    if (!first || !last || first === last)
      throw new Error(`Growth needs a repository of more than ${SIZES[1]} commits.`);
    const ratio = perHunk(last) / perHunk(first);
    return {
      rows: measured.map((row) => ({
        commits: row.commits,
        hunks: row.hunks,
        time: seconds(row.seconds),
        'per 1,000 hunks': `${(perHunk(row) * 1e6).toFixed(1)} ms`,
      })),
      result: `${ratio.toFixed(2)} × linear from ${first.commits} to ${last.commits} commits`,
      reached: ratio <= 1.3,
    };
  },
};
