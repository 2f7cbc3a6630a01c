import { cp } from 'node:fs/promises';
import type { Figure } from '../lib/figure.ts';
import { borrow, commitAt, countCommits, git, moveTip } from '../lib/repository.ts';
import { median, seconds } from '../lib/statistics.ts';
import { prepare, sync, Workspace } from '../lib/wheelhouse.ts';

/** The branch of a copy is moved as a fetch would move it. */
export const newCommits: Figure = {
  title: 'an import with nothing new, and one with about 100 new commits',
  reach: '≤ 1 s and ≤ 3 s (git/git)',
  wants: 'a large repository',
  async measure({ repository, rounds }) {
    await prepare();
    const total = countCommits(repository);
    const before = commitAt(repository, total - 100);
    const tip = git(repository, 'rev-parse', 'HEAD');
    const nothing: number[] = [];
    const hundred: number[] = [];
    using workspace = new Workspace();
    const copy = borrow(repository, workspace.at('repository'), before);
    const added = total - countCommits(copy);
    await sync(copy, workspace.at('before'));
    for (let round = 0; round < rounds; round += 1) {
      const data = workspace.at(`data-${round}`);
      await cp(workspace.at('before'), data, { recursive: true });
      nothing.push((await sync(copy, data)).seconds);
      moveTip(copy, tip);
      hundred.push((await sync(copy, data)).seconds);
      moveTip(copy, before);
    }
    return {
      rows: [
        {
          what: 'nothing new',
          median: seconds(median(nothing)),
          each: nothing.map((time) => time.toFixed(2)).join(' '),
        },
        {
          what: `${added} new commits`,
          median: seconds(median(hundred)),
          each: hundred.map((time) => time.toFixed(2)).join(' '),
        },
      ],
      result: `${seconds(median(nothing))} for nothing new, ${seconds(median(hundred))} for ${added} commits`,
      reached: median(nothing) <= 1 && median(hundred) <= 3,
    };
  },
};
