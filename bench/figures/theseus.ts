import type { Figure } from '../lib/figure.ts';
import { type Run, runMeasured } from '../lib/process-tree.ts';
import { borrow, countCommits } from '../lib/repository.ts';
import { megabytes, median, seconds } from '../lib/statistics.ts';
import { prepare, sync, Workspace } from '../lib/wheelhouse.ts';

const HOW = 'git-of-theseus is needed beside: pass --theseus DIR, a checkout of it (bench/README.md says where from).';

/** git-of-theseus runs once per round with 2 processes and all file types, as Wheelhouse counts them all. */
export const theseus: Figure = {
  title: 'first full import beside git-of-theseus (blame of a commit a week)',
  reach: '< 1/20 of its wall time on a repository of about 5,000 commits',
  wants: 'about 5,000 commits',
  async measure({ repository, rounds, theseus: checkout }) {
    if (!checkout) throw new Error(HOW);
    await prepare();
    const ours: Run[] = [];
    const theirs: Run[] = [];
    for (let round = 0; round < rounds; round += 1) {
      using workspace = new Workspace();
      // GitPython wants a repository with a configuration, and the branch by its name.
      const copy = borrow(repository, workspace.at('repository'), 'HEAD');
      ours.push(await sync(copy, workspace.at('data')));
      theirs.push(await analyse(checkout, copy, workspace.at('theseus')));
    }
    const ratio = median(theirs.map((run) => run.seconds)) / median(ours.map((run) => run.seconds));
    return {
      rows: [row('wheelhouse sync', ours), row('git-of-theseus-analyze', theirs)],
      result: `1/${ratio.toFixed(1)} of its time (${countCommits(repository)} commits)`,
      reached: ratio > 20,
    };
  },
};

function analyse(checkout: string, repository: string, outdir: string): Promise<Run> {
  const code = 'from git_of_theseus.analyze import analyze_cmdline; analyze_cmdline()';
  const options = ['--quiet', '--all-filetypes', '--procs', '2', '--branch', 'main', '--outdir', outdir, repository];
  // Debian's own Python, whose packages it needs; another one may come first on PATH.
  return runMeasured('/usr/bin/python3', ['-c', code, ...options], { env: { PYTHONPATH: checkout } });
}

function row(what: string, runs: Run[]) {
  const times = runs.map((run) => run.seconds);
  return {
    what,
    median: seconds(median(times)),
    each: times.map((time) => time.toFixed(1)).join(' '),
    'peak memory': megabytes(Math.max(...runs.map((run) => run.peakBytes))),
  };
}
