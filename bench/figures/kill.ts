import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Dump, differences, dump } from '../lib/dump.ts';
import type { Figure } from '../lib/figure.ts';
import { seconds, seeded } from '../lib/statistics.ts';
import { prepare, program, sync, Workspace } from '../lib/wheelhouse.ts';

const KILLS = 20;

/**
 * Each time: a fresh import is killed at a random moment (every second time with everything it started, else the main
 * process alone, so that its children find themselves orphaned), then run again to its end, and every table compared.
 */
export const kill: Figure = {
  title: `SIGKILL at ${KILLS} random moments of an import, then run again`,
  reach: 'facts identical to an undisturbed run, every time',
  wants: 'any repository',
  async measure({ repository, seed }) {
    await prepare();
    using workspace = new Workspace();
    const random = seeded(seed);
    const undisturbed = await sync(repository, workspace.at('undisturbed'));
    const expected = await dump(workspace.at('undisturbed'), workspace.at('dump-undisturbed'));
    const rows = [];
    for (let i = 1; i <= KILLS; i += 1) {
      const data = workspace.at(`data-${i}`);
      const moment = random() * 0.95 * undisturbed.seconds;
      const whole = i % 2 === 0;
      const killed = await syncAndKill(repository, data, { afterSeconds: moment, whole });
      await sync(repository, data);
      const found: Dump = await dump(data, workspace.at(`dump-${i}`));
      const different = differences(expected, found);
      rows.push({
        kill: i,
        at: seconds(moment),
        what: `${whole ? 'the whole group' : 'the main process'}${killed ? '' : ' (had ended)'}`,
        facts: different.length === 0 ? 'identical' : `differ: ${different.join(', ')}`,
      });
    }
    const good = rows.filter((row) => row.facts === 'identical').length;
    return { rows, result: `identical after ${good} of ${KILLS} kills`, reached: good === KILLS };
  },
};

/** Whether there was still something to kill. */
async function syncAndKill(
  repository: string,
  data: string,
  { afterSeconds, whole }: { afterSeconds: number; whole: boolean },
): Promise<boolean> {
  const child = spawn(program, ['sync', repository, '--data', data], { detached: true, stdio: 'ignore' });
  const ended = new Promise((resolve) => child.once('close', resolve));
  await sleep(afterSeconds * 1000);
  const running = child.exitCode === null && child.pid !== undefined;
  if (running) process.kill(whole ? -child.pid : child.pid, 'SIGKILL');
  await ended;
  return running;
}
