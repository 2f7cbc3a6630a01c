import autocannon from 'autocannon';
import { callsOfPages } from '../lib/calls.ts';
import type { Figure } from '../lib/figure.ts';
import { withMany } from '../lib/many-server.ts';
import { treeBytes } from '../lib/process-tree.ts';
import { megabytes, milliseconds } from '../lib/statistics.ts';
import { prepare } from '../lib/wheelhouse.ts';

const CONNECTIONS = 200;
const SECONDS = 60;
const REACH_MS = 2000;
/** Memory at the end may be so much more than after the first third, in which caches fill. */
const FLAT = 1.15;
const SAMPLE_MS = 2000;

/** The generator runs on the same cores. It knows no p95, so the stricter p97.5 counts. */
export const load: Figure = {
  title: `${CONNECTIONS} connections for ${SECONDS} s, answers of all pages mixed`,
  reach: `0 errors, p97.5 ≤ ${REACH_MS} ms, memory flat (100 repositories)`,
  wants: 'nothing',
  async measure(options) {
    await prepare();
    return withMany(options, async ({ start }) => {
      const server = await start();
      const calls = await callsOfPages(server.url);
      const memory: number[] = [];
      const sampling = setInterval(() => memory.push(treeBytes(server.pid)), SAMPLE_MS);
      const result = await autocannon({
        url: server.url,
        connections: CONNECTIONS,
        duration: SECONDS,
        timeout: 30,
        requests: calls.map((path) => ({ path })),
      });
      clearInterval(sampling);
      await server.stop();
      const early = Math.max(...memory.slice(0, Math.ceil(memory.length / 3)));
      const late = Math.max(...memory.slice(-Math.ceil(memory.length / 3)));
      const wrong = result.errors + result.timeouts + result.non2xx;
      return {
        rows: [
          {
            answers: result.requests.total,
            'a second': result.requests.average.toFixed(0),
            errors: wrong,
            p50: milliseconds(result.latency.p50),
            'p97.5': milliseconds(result.latency.p97_5),
            'memory, first third': megabytes(early),
            'memory, last third': megabytes(late),
          },
        ],
        result: `${wrong} errors, p97.5 ${milliseconds(result.latency.p97_5)}, memory ${(late / early).toFixed(2)} ×`,
        reached: wrong === 0 && result.latency.p97_5 <= REACH_MS && late <= early * FLAT,
      };
    });
  },
};
