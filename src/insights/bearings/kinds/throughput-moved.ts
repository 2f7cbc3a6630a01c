import { defineInsight } from '../insight.ts';
import { METRIC } from '../../metric-ids.ts';
import { movement, movementWeight, type Movement } from '../movement.ts';
import { count, number, times } from '../words.ts';

export const throughputMoved = defineInsight<Movement>({
  id: 'throughput-moved',
  kind: 'throughput',
  metric: METRIC.throughput,
  unit: 'lines',
  compute: (context) => movement(context, METRIC.throughput, { relative: 0.3, minimum: 20, additive: true }),
  tone: () => 'neutral',
  sentence: (f) =>
    f.direction === 'up'
      ? `In ${f.repository.name}, ${number(f.value)} lines changed ${f.when}, ${times(f.value, f.usual.median)} its usual ${f.bucket} of ${number(f.usual.median)}.`
      : `In ${f.repository.name}, ${number(f.value)} lines changed ${f.when}; its usual ${f.bucket} is ${number(f.usual.median)}.`,
  detail: (f) =>
    `Outside the range of ${count(f.usual.periods, `earlier ${f.bucket}`)} (${number(f.usual.low)} to ${number(f.usual.high)} lines). Lines say how much moved, not how much was achieved: is this the work that was planned? (n = ${count(f.n, 'commit')})`,
  tryThis: (f) =>
    f.direction === 'down'
      ? 'Ask what took the time instead: waiting, support, planning, holidays, or work in another repository.'
      : 'Look whether a few large changes explain it, and whether they could be reviewed at that size.',
  weight: (f) => movementWeight(f.direction === 'down' ? 40 : 32, f),
  page: () => ({ path: '/code' }),
});
