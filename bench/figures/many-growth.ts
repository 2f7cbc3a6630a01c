import type { Figure } from '../lib/figure.ts';
import { makeMany } from '../lib/many.ts';
import { megabytes, seconds } from '../lib/statistics.ts';
import { prepare, sync, Workspace } from '../lib/wheelhouse.ts';

const TIMES = 5;
const LINEAR = 1.3;
const MEMORY_LIMIT = 1.5e9;

export const manyGrowth: Figure = {
  title: `first import of many repositories, and of ${TIMES} times as many`,
  reach: `within ${LINEAR} × linear, ≤ 1.5 GB in all processes together (100 and 500 repositories)`,
  wants: 'nothing',
  async measure({ repositories, commits }) {
    await prepare();
    const measured = [];
    for (const count of [repositories, repositories * TIMES]) {
      using workspace = new Workspace();
      await makeMany(workspace.at('many'), count, { commits });
      measured.push({ count, ...(await sync(workspace.at('many'), workspace.at('data'))) });
    }
    const [few, many] = measured as [(typeof measured)[0], (typeof measured)[0]];
    const ratio = many.seconds / few.seconds / TIMES;
    return {
      rows: measured.map((run) => ({
        what: `${run.count} × ${commits}`,
        time: seconds(run.seconds),
        processor: seconds(run.cpuSeconds),
        'a repository': seconds(run.seconds / run.count),
        'peak memory': megabytes(run.peakBytes),
      })),
      result: `${ratio.toFixed(2)} × linear, ${megabytes(many.peakBytes)} at most`,
      reached: ratio <= LINEAR && many.peakBytes <= MEMORY_LIMIT,
    };
  },
};
