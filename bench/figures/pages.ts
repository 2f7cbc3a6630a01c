import { launchBrowser, visit } from '../lib/browser.ts';
import type { Figure } from '../lib/figure.ts';
import { withLoadedServer } from '../lib/loaded.ts';
import { pagePaths } from '../lib/pages.ts';
import { median, milliseconds } from '../lib/statistics.ts';
import { prepare } from '../lib/wheelhouse.ts';

const LIMIT_MS = 1000;

/** Every page in an empty browser: no cached scripts, no cached answers in the browser. */
export const pages: Figure = {
  title: 'every page complete in Chromium',
  reach: '≤ 1 s each (git/git)',
  wants: 'a large repository',
  async measure({ repository, port, rounds }) {
    await prepare();
    return withLoadedServer({ repository, port }, async ({ url }) => {
      const browser = await launchBrowser();
      try {
        await visit(browser, url);
        const measured = [];
        for (const path of await pagePaths(url)) {
          const visits = [];
          for (let round = 0; round < rounds; round += 1) visits.push(await visit(browser, `${url}${path}`));
          measured.push({ path, ms: median(visits.map((page) => page.milliseconds)), calls: visits[0]!.calls.length });
        }
        const slowest = measured.toSorted((a, b) => b.ms - a.ms);
        return {
          rows: slowest.map(({ path, ms, calls }) => ({ page: path, median: milliseconds(ms), 'API calls': calls })),
          result: `${milliseconds(slowest[0]!.ms)} for the slowest of ${measured.length} pages`,
          reached: slowest[0]!.ms <= LIMIT_MS,
        };
      } finally {
        await browser.close();
      }
    });
  },
};
