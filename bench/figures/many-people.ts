import { callsOfPages, timeCall } from '../lib/calls.ts';
import type { Figure } from '../lib/figure.ts';
import { withMany } from '../lib/many-server.ts';
import { milliseconds, percentile } from '../lib/statistics.ts';
import { prepare } from '../lib/wheelhouse.ts';

const PEOPLE = 20;
const REACH_MS = 1000;

/** Each asks for the page, then at once for everything that it loads; a person is done when the last answer is there. */
export const manyPeople: Figure = {
  title: `${PEOPLE} people open the Overview at the same moment`,
  reach: `all complete, p95 ≤ ${REACH_MS} ms (100 repositories)`,
  wants: 'nothing',
  async measure(options) {
    await prepare();
    return withMany(options, async ({ start }) => {
      const server = await start();
      const { url } = server;
      const calls = await callsOfPages(url, ['/']);
      const person = async () => {
        const started = performance.now();
        await timeCall(url, '/');
        await Promise.all(calls.map((call) => timeCall(url, call)));
        return performance.now() - started;
      };
      const rounds: number[][] = [];
      for (let round = 0; round < options.rounds; round += 1)
        rounds.push(await Promise.all(Array.from({ length: PEOPLE }, person)));
      await server.stop();
      const p95 = percentile(rounds.flat(), 0.95);
      return {
        rows: rounds.map((times, round) => ({
          round: round + 1,
          p50: milliseconds(percentile(times, 0.5)),
          p95: milliseconds(percentile(times, 0.95)),
          complete: times.length,
        })),
        result: `p95 ${milliseconds(p95)} for ${calls.length} calls a person`,
        reached: p95 <= REACH_MS,
      };
    });
  },
};
