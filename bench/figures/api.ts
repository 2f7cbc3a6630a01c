import { callsOfPages, timeCall } from '../lib/calls.ts';
import type { Figure } from '../lib/figure.ts';
import { withLoadedServer } from '../lib/loaded.ts';
import { questionsLike } from '../lib/questions.ts';
import { milliseconds, percentile } from '../lib/statistics.ts';
import { prepare } from '../lib/wheelhouse.ts';

const REQUESTS = 40;
const LIMIT_MS = 100;

/**
 * The calls are those that the pages really make in a browser. Each is asked many times with the very same question, as
 * going back to a page does, and, where it has a period, every time for another one, so that no stored answer helps.
 */
export const api: Figure = {
  title: 'answers of every API call that a page makes, warm',
  reach: 'p95 ≤ 100 ms (git/git)',
  wants: 'a large repository',
  async measure({ repository, port }) {
    await prepare();
    return withLoadedServer({ repository, port }, async ({ url }) => {
      const measured = [];
      for (const call of await callsOfPages(url)) {
        const same = await times(url, () => call);
        const another = await questionsLike(url, call);
        const fresh = another ? await times(url, another) : same;
        const worst = Math.max(percentile(fresh, 0.95), percentile(same, 0.95));
        measured.push({ call, same, fresh: another ? fresh : [], worst });
      }
      const slowest = measured.toSorted((a, b) => b.worst - a.worst);
      const worst = slowest[0]?.worst ?? Number.NaN;
      return {
        rows: slowest.map(({ call, same, fresh }) => ({
          call: call.length > 90 ? `${call.slice(0, 89)}…` : call,
          'p95, same again': milliseconds(percentile(same, 0.95)),
          'p50, new question': fresh.length > 0 ? milliseconds(percentile(fresh, 0.5)) : '',
          'p95, new question': fresh.length > 0 ? milliseconds(percentile(fresh, 0.95)) : '',
        })),
        result: `p95 ${milliseconds(worst)} for the slowest of ${slowest.length} calls`,
        reached: worst <= LIMIT_MS,
      };
    });
  },
};

async function times(url: string, path: (i: number) => string): Promise<number[]> {
  const found = [];
  for (let i = 0; i < REQUESTS; i += 1) found.push(await timeCall(url, path(i)));
  return found;
}
