import { launchBrowser } from '../lib/browser.ts';
import type { Figure } from '../lib/figure.ts';
import { countCommits } from '../lib/repository.ts';
import { median, seconds } from '../lib/statistics.ts';
import { prepare, serve, Workspace } from '../lib/wheelhouse.ts';

const LIMIT_S = 5;

/** Useful: the overview shows a finding, a sentence with its number of this repository, while the ledger may still be running. */
export const start: Figure = {
  title: '`wheelhouse up` on a fresh repository to the first useful page (built beforehand)',
  reach: '≤ 5 s on a repository of about 5,000 commits',
  wants: 'about 5,000 commits',
  async measure({ repository, port, rounds }) {
    await prepare();
    const browser = await launchBrowser();
    try {
      const measured = [];
      for (let round = 0; round < rounds; round += 1) {
        using workspace = new Workspace();
        const page = await browser.newPage();
        const started = performance.now();
        const server = await serve(['up', repository, '--no-open', '--data', workspace.path], port);
        try {
          const served = (performance.now() - started) / 1000;
          await page.goto(server.url);
          await page.waitForFunction(isUseful, undefined, { polling: 50, timeout: 120_000 });
          measured.push({ served, useful: (performance.now() - started) / 1000 });
        } finally {
          await page.close();
          await server.stop();
        }
      }
      const useful = median(measured.map((run) => run.useful));
      return {
        rows: measured.map((run, i) => ({ round: i + 1, served: seconds(run.served), useful: seconds(run.useful) })),
        result: `${seconds(useful)} (${countCommits(repository)} commits)`,
        reached: useful <= LIMIT_S,
      };
    } finally {
      await browser.close();
    }
  },
};

/** Runs in the page. */
function isUseful(): boolean {
  return document.querySelector('main [data-tone]') !== null;
}
