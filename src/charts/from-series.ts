import type { Grain, Series, SeriesPoint, Unit } from '../contract/index.ts';
import {
  formatBucket,
  formatBucketLong,
  formatCount,
  formatRatio,
  formatTick,
  formatValue,
  partialBuckets,
} from '../words/index.ts';
import type { ChartSeries, TimeChart } from './series-data.ts';
import { durationMarks, shareStep } from './step.ts';

/** n of a point, or why it is a gap. */
export function pointNote(point: Pick<SeriesPoint, 'value' | 'n' | 'reason'>): string {
  if (point.value !== null) return `n = ${formatCount(point.n)}`;
  if (point.reason === 'small-n') return `too few (n = ${formatCount(point.n)})`;
  return point.reason === 'not-ready' ? 'still being mined' : 'nothing to measure';
}

/** An answer of the API as a chart over time: one line or stack a series. */
export function timeChart(answer: Series, colorOf?: (key: string, index: number) => string | undefined): TimeChart {
  const series = answer.series.map((part, i): ChartSeries => {
    const color = colorOf?.(part.key, i);
    return {
      key: part.key,
      label: part.label,
      values: part.points.map((p) => p.value),
      notes: part.points.map(pointNote),
      ...(color ? { color } : {}),
    };
  });
  return { ...frameOf(answer), series };
}

/** The first series as its median with the upper quartile and decile above it. */
export function quantileChart(answer: Series, colors: { p50: string; p75: string; p90: string }): TimeChart {
  const points = answer.series[0]?.points ?? [];
  const series: ChartSeries[] = [
    { key: 'p90', label: 'p90', color: colors.p90, secondary: true, values: points.map((p) => p.p90 ?? null) },
    { key: 'p75', label: 'p75', color: colors.p75, values: points.map((p) => p.p75 ?? null) },
    {
      key: 'p50',
      label: 'Median',
      color: colors.p50,
      values: points.map((p) => p.value),
      notes: points.map(pointNote),
    },
  ];
  return { ...frameOf(answer), series };
}

function frameOf(answer: Series): Omit<TimeChart, 'series'> {
  const points = answer.series[0]?.points ?? [];
  const unit: Unit = answer.unit;
  return {
    labels: points.map((p) => formatBucket(p.start, answer.grain)),
    longLabels: points.map((p) => formatBucketLong(p.start, answer.grain)),
    partial: partialBuckets(answer),
    ...marksOf(answer),
    format: (value) => formatValue(value, unit),
  };
}

/** Marks of the value axis: round lengths for durations, shares never beyond all, else left to the axis. */
function marksOf(answer: Series): Pick<TimeChart, 'step' | 'tick'> {
  const values = answer.series.flatMap((part) => part.points.flatMap((p) => [p.value ?? 0, p.p90 ?? 0]));
  if (answer.unit === 'ratio') return { step: shareStep(Math.max(...values, 0)), tick: formatRatio };
  const hours = answer.unit === 'hours' ? 1 : answer.unit === 'days' ? 24 : null;
  if (hours === null) return { tick: (value) => formatTick(value, answer.unit) };
  const marks = durationMarks(Math.max(...values, 1) * hours);
  return { step: marks.step / hours, tick: (value) => marks.format(value * hours) };
}

/**
 * Why nothing is drawn of what is there: "too few in a month to say (n = 12 in all)". Null where something is drawn, or
 * nothing is there.
 */
export function heldBackInWords({ total, points }: Pick<Series['series'][number], 'total' | 'points'>, grain: Grain) {
  const few = total.reason === 'small-n' || points.some((point) => point.reason === 'small-n');
  if (!few || points.some((point) => point.value !== null)) return null;
  const n = formatCount(total.n);
  return total.value === null ? `too few to say (n = ${n})` : `too few in a ${grain} to say (n = ${n} in all)`;
}

/** What is missing in a series, in words; empty when nothing is. */
export function gapsInWords(answer: Series): string {
  if (answer.series.length !== 1) {
    return answer.series
      .map((part) => ({ part, why: heldBackInWords(part, answer.grain) }))
      .flatMap(({ part, why }) => (why ? [`${part.label}: ${why}`] : []))
      .join('; ');
  }
  const points = answer.series[0]?.points ?? [];
  const count = (reason: SeriesPoint['reason']) => points.filter((p) => p.reason === reason).length;
  const few = count('small-n');
  const none = count('no-data');
  const said = [few > 0 ? `${few} with too few to say` : '', none > 0 ? `${none} with nothing to measure` : ''].filter(
    Boolean,
  );
  return said.length > 0 ? `Gaps (${answer.grain}s): ${said.join(', ')}` : '';
}
