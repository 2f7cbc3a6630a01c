import { defineInsight } from '../insight.ts';
import { METRIC } from '../../metric-ids.ts';
import { movement, movementWeight, type Movement } from '../movement.ts';
import { count, percent, percentRange } from '../words.ts';

/** Less than this from the median is never worth a sentence, however still the past was. */
export const REWORK_NOISE = { absolute: 0.03 };

export const reworkMoved = defineInsight<Movement>({
  id: 'rework-moved',
  kind: 'rework',
  metric: METRIC.rework,
  unit: 'ratio',
  compute: (context) => movement(context, METRIC.rework, { ...REWORK_NOISE, minimum: 20 }),
  tone: (f) => (f.direction === 'up' ? 'watch' : 'good'),
  sentence: (f) =>
    `In ${f.repository.name}, ${percent(f.value)} of the changed lines ${f.when} rewrote the author's own fresh code; ${percentRange(f.usual.low, f.usual.high)} is usual for a ${f.bucket}.`,
  detail: (f) =>
    f.direction === 'up'
      ? `Rework left the range of ${count(f.usual.periods, `earlier ${f.bucket}`)} (p10–p90). Trying things out looks the same as unclear requirements or late review from here: which of them was it? (n = ${count(f.n, 'commit')})`
      : `Less fresh code had to be written again than in ${count(f.usual.periods, `earlier ${f.bucket}`)} (p10–p90). What changed in how work is prepared or reviewed, and is it worth keeping? (n = ${count(f.n, 'commit')})`,
  tryThis: (f) =>
    f.direction === 'up'
      ? 'Open the files with the most rework and ask their authors what they learned on the way that they wish they had known before.'
      : null,
  weight: (f) => movementWeight(f.direction === 'up' ? 60 : 40, f),
  page: () => ({ path: '/code' }),
});
