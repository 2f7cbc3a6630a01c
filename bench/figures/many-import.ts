import type { Figure } from '../lib/figure.ts';
import { makeMany, makeRepository } from '../lib/many.ts';
import type { Run } from '../lib/process-tree.ts';
import { megabytes, median, seconds } from '../lib/statistics.ts';
import { prepare, sync, Workspace } from '../lib/wheelhouse.ts';

const REACH = 1.5;

/** Sides take turns, so that a slow minute of the machine hits both. */
export const manyImport: Figure = {
  title: 'first import of many repositories, beside one repository of as many commits of the same shape',
  reach: `≤ ${REACH} × the time (100 × 400 commits)`,
  wants: 'nothing',
  async measure({ repositories, commits, rounds }) {
    await prepare();
    using made = new Workspace();
    await makeMany(made.at('many'), repositories, { commits });
    await makeRepository(made.at('one'), { commits: repositories * commits, seed: 0 });
    const many: Run[] = [];
    const one: Run[] = [];
    for (let round = 0; round < rounds; round += 1) {
      using workspace = new Workspace();
      one.push(await sync(made.at('one'), workspace.at('one')));
      many.push(await sync(made.at('many'), workspace.at('many')));
    }
    const ratio = median(many.map((run) => run.seconds)) / median(one.map((run) => run.seconds));
    const processor = median(many.map((run) => run.cpuSeconds)) / median(one.map((run) => run.cpuSeconds));
    return {
      rows: [row(`${repositories} × ${commits}`, many), row(`1 × ${repositories * commits}`, one)],
      result: `${ratio.toFixed(2)} × the time, ${processor.toFixed(2)} × the processor time`,
      reached: ratio <= REACH,
    };
  },
};

function row(what: string, runs: Run[]) {
  return {
    what,
    median: seconds(median(runs.map((run) => run.seconds))),
    each: runs.map((run) => run.seconds.toFixed(1)).join(' '),
    processor: seconds(median(runs.map((run) => run.cpuSeconds))),
    'peak memory': megabytes(Math.max(...runs.map((run) => run.peakBytes))),
  };
}
