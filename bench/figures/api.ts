import { launchBrowser, visit } from '../lib/browser.ts';
import type { Figure } from '../lib/figure.ts';
import { withLoadedServer } from '../lib/loaded.ts';
import { pagePaths } from '../lib/pages.ts';
import { milliseconds, percentile } from '../lib/statistics.ts';
import { prepare } from '../lib/wheelhouse.ts';

const REQUESTS = 40;
const LIMIT_MS = 100;
const DAY_MS = 86_400_000;

/**
 * The calls are those that the pages really make in a browser. Each is asked many times, every time for another period,
 * so that no stored answer helps; and once more with the very same question, as going back to a page does.
 */
export const api: Figure = {
  title: 'answers of every API call that a page makes, warm',
  reach: 'p95 ≤ 100 ms (git/git)',
  wants: 'a large repository',
  async measure({ repository, port }) {
    await prepare();
    return withLoadedServer({ repository, port }, async ({ url }) => {
      const calls = await callsOfPages(url);
      const measured = [];
      for (const call of calls) {
        const fresh = await times(url, (i) => inAnotherPeriod(call, i));
        const same = await times(url, () => call);
        measured.push({ call, fresh: percentile(fresh, 0.95), same: percentile(same, 0.95), p50: percentile(fresh, 0.5) });
      }
      const slowest = measured.toSorted((a, b) => b.fresh - a.fresh);
      const worst = slowest[0]!;
      return {
        rows: slowest.map((row) => ({
          call: row.call.length > 100 ? `${row.call.slice(0, 99)}…` : row.call,
          p50: milliseconds(row.p50),
          p95: milliseconds(row.fresh),
          'p95, same question': milliseconds(row.same),
        })),
        result: `p95 ${milliseconds(worst.fresh)} for the slowest of ${calls.length} calls`,
        reached: worst.fresh <= LIMIT_MS,
      };
    });
  },
};

async function callsOfPages(url: string): Promise<string[]> {
  const browser = await launchBrowser();
  try {
    const calls = new Set<string>();
    for (const path of await pagePaths(url)) {
      for (const call of (await visit(browser, `${url}${path}`)).calls) calls.add(call);
    }
    return [...calls];
  } finally {
    await browser.close();
  }
}

/** The same call for a period that ends i days earlier. Calls that have no period are asked as they are. */
function inAnotherPeriod(call: string, i: number): string {
  const url = new URL(call, 'http://localhost');
  const to = url.searchParams.get('to');
  const from = url.searchParams.get('from');
  if (!to || !from) return call;
  url.searchParams.set('to', daysBefore(to, i + 1));
  url.searchParams.set('from', daysBefore(from, i + 1));
  return `${url.pathname}${url.search}`;
}

function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(day) - days * DAY_MS).toISOString().slice(0, 10);
}

async function times(url: string, path: (i: number) => string): Promise<number[]> {
  const found = [];
  for (let i = 0; i < REQUESTS; i += 1) {
    const started = performance.now();
    const response = await fetch(`${url}${path(i)}`);
    await response.arrayBuffer();
    if (!response.ok) throw new Error(`${path(i)} was answered with ${response.status}`);
    found.push(performance.now() - started);
  }
  return found;
}
