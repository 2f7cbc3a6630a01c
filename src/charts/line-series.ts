import { axisTooltip } from './axis-tooltip.ts';
import { categoryAxis, frame, plotGrid, valueAxis, type ChartOption } from './frame.ts';
import type { TimeChart } from './series-data.ts';
import { categoricalColor, type ChartTheme } from './theme.ts';

/** A value that stands alone between gaps has no line; it gets a dot. */
const isLonely = (values: readonly (number | null)[], i: number) =>
  values[i] !== null && (values[i - 1] ?? null) === null && (values[i + 1] ?? null) === null;

const fewPoints = 8;

/** Lines over time. Gaps stay gaps; a bucket that is not whole is drawn hollow. */
export function lineSeries(theme: ChartTheme, chart: TimeChart & { fromZero?: boolean }): ChartOption {
  const colors = chart.series.map((series, i) => series.color ?? categoricalColor(theme, i));
  const base = frame(theme);
  // Few points are read one by one.
  const few = chart.labels.length <= fewPoints;
  return {
    ...base,
    tooltip: { ...(base['tooltip'] as object), ...axisTooltip(chart, colors) },
    grid: plotGrid(),
    xAxis: categoryAxis(theme, chart.labels, { boundaryGap: false }),
    yAxis: valueAxis(theme, chart.tick ?? chart.format, {
      step: chart.step,
      scale: chart.fromZero === false,
      min: chart.fromZero === false ? undefined : 0,
    }),
    series: chart.series.map((series, i) => ({
      type: 'line',
      id: series.key,
      name: series.label,
      color: colors[i],
      connectNulls: false,
      lineStyle: { width: series.secondary ? 1.5 : 2.25, type: series.secondary ? 'dashed' : 'solid' },
      symbolSize: 6,
      emphasis: { disabled: true },
      data: series.values.map((value, at) => ({
        value,
        symbol: few || chart.partial?.has(at) || isLonely(series.values, at) ? 'circle' : 'none',
        ...(chart.partial?.has(at)
          ? { itemStyle: { color: theme.ground, borderColor: colors[i], borderWidth: 1.75 } }
          : {}),
      })),
    })),
  };
}
