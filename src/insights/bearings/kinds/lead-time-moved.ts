import { defineInsight } from '../insight.ts';
import { METRIC } from '../../metric-ids.ts';
import { movement, movementWeight, type Movement } from '../movement.ts';
import { count, duration } from '../words.ts';

export const leadTimeMoved = defineInsight<Movement>({
  id: 'lead-time-moved',
  kind: 'lead-time',
  metric: METRIC.leadTime,
  unit: 'hours',
  compute: (context) => movement(context, METRIC.leadTime, { relative: 0.25, minimum: 10 }),
  tone: (f) => (f.direction === 'up' ? 'watch' : 'good'),
  sentence: (f) =>
    `In ${f.repository.name}, half of the changes released ${f.when} took ${f.direction === 'up' ? 'more' : 'less'} than ${duration(f.value)} from commit to release; ${duration(f.usual.median)} is usual for a ${f.bucket}.`,
  detail: (f) =>
    `Median of ${count(f.n, 'released commit')}, outside the range of ${count(f.usual.periods, `earlier ${f.bucket}`)} (${duration(f.usual.low)} to ${duration(f.usual.high)}). Releases are inferred from tags, so time to a deployment without a tag is not seen. ${f.direction === 'up' ? 'What do finished changes wait for?' : 'What made the way shorter?'}`,
  tryThis: (f) =>
    f.direction === 'up'
      ? 'Take the three changes that waited longest and follow each from merge to release: which step could go?'
      : null,
  weight: (f) => movementWeight(f.direction === 'up' ? 62 : 45, f),
  page: () => ({ path: '/delivery' }),
});
