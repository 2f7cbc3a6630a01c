import type { Figure } from '../lib/figure.ts';
import { makeMany } from '../lib/many.ts';
import type { Run } from '../lib/process-tree.ts';
import { median, seconds } from '../lib/statistics.ts';
import { prepare, sync, Workspace } from '../lib/wheelhouse.ts';

const REACH_S = 3;

export const manyNothingNew: Figure = {
  title: 'a sync of many repositories none of which has anything new',
  reach: `≤ ${REACH_S} s (100 repositories)`,
  wants: 'nothing',
  async measure({ repositories, commits, rounds }) {
    await prepare();
    using workspace = new Workspace();
    await makeMany(workspace.at('many'), repositories, { commits });
    await sync(workspace.at('many'), workspace.at('data'));
    const runs: Run[] = [];
    for (let round = 0; round < rounds; round += 1) runs.push(await sync(workspace.at('many'), workspace.at('data')));
    const time = median(runs.map((run) => run.seconds));
    return {
      rows: [
        {
          what: `${repositories} repositories`,
          median: seconds(time),
          each: runs.map((run) => run.seconds.toFixed(2)).join(' '),
          processor: seconds(median(runs.map((run) => run.cpuSeconds))),
        },
      ],
      result: `${seconds(time)} for ${repositories} repositories`,
      reached: time <= REACH_S,
    };
  },
};
