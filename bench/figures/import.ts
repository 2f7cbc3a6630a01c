import type { Figure } from '../lib/figure.ts';
import { type Run, runMeasured } from '../lib/process-tree.ts';
import { countCommits } from '../lib/repository.ts';
import { megabytes, median, seconds } from '../lib/statistics.ts';
import { prepare, sync, Workspace } from '../lib/wheelhouse.ts';

const MEMORY_LIMIT = 1.5e9;

/** Sides take turns, so that a slow minute of the machine hits both. */
export const importFigure: Figure = {
  title: 'first full import, ledger included, beside `git log --numstat -M` on the same repository',
  reach: '≤ 1.0 × its wall time, ≤ 1.5 GB in all processes together (git/git)',
  wants: 'a large repository',
  async measure({ repository, rounds }) {
    await prepare();
    const ours: Run[] = [];
    const theirs: Run[] = [];
    for (let round = 0; round < rounds; round += 1) {
      theirs.push(await runMeasured('git', ['-C', repository, 'log', '--numstat', '-M']));
      using workspace = new Workspace();
      ours.push(await sync(repository, workspace.path));
    }
    const ratio = median(ours.map((run) => run.seconds)) / median(theirs.map((run) => run.seconds));
    const peak = Math.max(...ours.map((run) => run.peakBytes));
    return {
      rows: [row('wheelhouse sync', ours), row('git log --numstat -M', theirs)],
      result: `${ratio.toFixed(2)} × the time, ${megabytes(peak)} at most (${countCommits(repository)} commits)`,
      reached: ratio <= 1 && peak <= MEMORY_LIMIT,
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
