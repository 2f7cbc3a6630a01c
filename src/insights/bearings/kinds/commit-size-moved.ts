import { defineInsight } from '../insight.ts';
import { METRIC } from '../../metric-ids.ts';
import { movement, movementWeight, type Movement } from '../movement.ts';
import { count } from '../words.ts';

export const commitSizeMoved = defineInsight<Movement>({
  id: 'commit-size-moved',
  kind: 'commit-size',
  metric: METRIC.commitSize,
  unit: 'lines',
  compute: (context) => movement(context, METRIC.commitSize, { relative: 0.4, minimum: 20 }),
  tone: (f) => (f.direction === 'up' ? 'watch' : 'good'),
  sentence: (f) =>
    `Commits in ${f.repository.name} were ${f.direction === 'up' ? 'larger' : 'smaller'} than usual ${f.when}: half of them changed ${f.direction === 'up' ? 'more' : 'fewer'} than ${count(Math.round(f.value), 'line')}, where ${Math.round(f.usual.median)} is usual for a ${f.bucket}.`,
  detail: (f) =>
    `Median of ${count(f.n, 'commit')}; ${count(f.usual.periods, `earlier ${f.bucket}`)} lie between ${Math.round(f.usual.low)} and ${Math.round(f.usual.high)} lines. ${f.direction === 'up' ? 'Small batches are reviewed better and released sooner: what keeps changes together?' : 'Small batches are reviewed better and released sooner. What made this possible?'}`,
  tryThis: (f) =>
    f.direction === 'up' ? 'For the next large change, agree beforehand where it could be cut in two.' : null,
  weight: (f) => movementWeight(f.direction === 'up' ? 42 : 28, f),
  page: () => ({ path: '/code' }),
});
