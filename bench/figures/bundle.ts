import { launchBrowser, visit } from '../lib/browser.ts';
import type { Figure } from '../lib/figure.ts';
import { withLoadedServer } from '../lib/loaded.ts';
import { kilobytes } from '../lib/statistics.ts';
import { prepare } from '../lib/wheelhouse.ts';

const LIMIT = 250_000;

/** Everything that an empty browser fetches as a script until the overview is complete, lazy chunks included. */
export const bundle: Figure = {
  title: 'JavaScript of the first load of the web app, as it comes over the wire',
  reach: '≤ 250 kB compressed',
  wants: 'any repository',
  async measure({ repository, port }) {
    await prepare();
    return withLoadedServer({ repository, port }, async ({ url }) => {
      const browser = await launchBrowser();
      try {
        const { scripts } = await visit(browser, url);
        const total = scripts.reduce((sum, script) => sum + script.bytes, 0);
        const largestFirst = scripts.toSorted((a, b) => b.bytes - a.bytes);
        return {
          rows: largestFirst.map(({ file, bytes }) => ({ script: file, compressed: kilobytes(bytes) })),
          result: kilobytes(total),
          reached: scripts.length > 0 && total <= LIMIT,
        };
      } finally {
        await browser.close();
      }
    });
  },
};
