import { launchBrowser, visit } from '../lib/browser.ts';
import { callsOfPages, timeCall } from '../lib/calls.ts';
import type { Figure } from '../lib/figure.ts';
import { withMany } from '../lib/many-server.ts';
import { median, milliseconds, percentile } from '../lib/statistics.ts';
import { prepare } from '../lib/wheelhouse.ts';

const CALL_MS = 100;
const PAGE_MS = 1000;

/** Every round starts the server anew and asks it at once; nothing was asked of it before. */
export const manyStart: Figure = {
  title: 'the Overview right after a start: its API calls, and the page in Chromium',
  reach: `API p95 ≤ ${CALL_MS} ms, page ≤ ${PAGE_MS} ms (100 repositories, and a folder of real ones)`,
  wants: 'nothing',
  async measure(options) {
    await prepare();
    return withMany(options, async ({ start }) => {
      const before = await start();
      const calls = await callsOfPages(before.url, ['/']);
      await before.stop();
      const byCall = new Map<string, number[]>(calls.map((call) => [call, []]));
      const pages: number[] = [];
      for (let round = 0; round < options.rounds; round += 1) {
        const asked = await start();
        // All at once, as the page asks them.
        await Promise.all(calls.map(async (call) => byCall.get(call)?.push(await timeCall(asked.url, call))));
        await asked.stop();
        const browser = await launchBrowser();
        const seen = await start();
        pages.push((await visit(browser, seen.url)).milliseconds);
        await Promise.all([browser.close(), seen.stop()]);
      }
      const p95 = percentile([...byCall.values()].flat(), 0.95);
      const page = median(pages);
      return {
        rows: [
          ...[...byCall].map(([call, times]) => ({
            what: call,
            median: milliseconds(median(times)),
            each: each(times),
          })),
          { what: 'page complete', median: milliseconds(page), each: each(pages) },
        ],
        result: `API p95 ${milliseconds(p95)}, page ${milliseconds(page)}`,
        reached: p95 <= CALL_MS && page <= PAGE_MS,
      };
    });
  },
};

const each = (times: readonly number[]) => times.map((time) => time.toFixed(0)).join(' ');
