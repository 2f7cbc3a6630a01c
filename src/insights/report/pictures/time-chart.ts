import {
  formatBucket,
  formatBucketLong,
  formatCount,
  formatPeriod,
  formatTick,
  formatValue,
  type TimeChart,
} from '../../../charts/index.ts';
import type { Series } from '../../../contract/index.ts';

/** A series answer as the picture builders take it. */
export function timeChartOf(answer: Series): TimeChart {
  const points = answer.series[0]?.points ?? [];
  return {
    labels: points.map((point) => formatBucket(point.start, answer.grain)),
    longLabels: points.map((point) => formatBucketLong(point.start, answer.grain)),
    series: answer.series.map((each) => ({
      key: each.key,
      label: each.label,
      values: each.points.map((point) => point.value),
    })),
    format: (value) => formatValue(value, answer.unit),
    tick: (value) => formatTick(value, answer.unit),
    incomplete: points.flatMap((point, at) => (point.complete ? [] : [at])),
  };
}

/** "n = 1,204, 1 Jan – 31 Mar 2026." */
export function footOf(answer: Pick<Series, 'total' | 'period'>): string {
  return `n = ${formatCount(answer.total.n)}, ${formatPeriod(answer.period.from, answer.period.to)}.`;
}
