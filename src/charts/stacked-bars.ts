import { axisTooltip } from './axis-tooltip.ts';
import { categoryAxis, frame, plotGrid, valueAxis, type ChartOption } from './frame.ts';
import { partialBar } from './partial-bar.ts';
import type { TimeChart } from './series-data.ts';
import { categoricalColor, type ChartTheme } from './theme.ts';

/** Each bucket's values as shares of its sum; a bucket without any stays a gap. */
export function toShares(chart: TimeChart): TimeChart {
  const sums = chart.labels.map((_, at) => chart.series.reduce((sum, series) => sum + (series.values[at] ?? 0), 0));
  return {
    ...chart,
    series: chart.series.map((series) => ({
      ...series,
      values: series.values.map((value, at) => (value === null || !sums[at] ? null : value / sums[at])),
    })),
  };
}

/** Bars of parts on parts over time. */
export function stackedBars(theme: ChartTheme, chart: TimeChart & { maximum?: number }): ChartOption {
  const colors = chart.series.map((series, i) => series.color ?? categoricalColor(theme, i));
  const base = frame(theme);
  return {
    ...base,
    tooltip: {
      ...(base['tooltip'] as object),
      ...axisTooltip(chart, colors, 'reversed'),
      axisPointer: { type: 'shadow' },
    },
    grid: plotGrid(),
    xAxis: categoryAxis(theme, chart.labels),
    yAxis: valueAxis(theme, chart.tick ?? chart.format, {
      min: 0,
      max: chart.maximum,
      step: chart.maximum === 1 ? 0.25 : chart.step,
    }),
    series: chart.series.map((series, i) => ({
      type: 'bar',
      id: series.key,
      name: series.label,
      stack: 'all',
      color: colors[i],
      barMaxWidth: 36,
      barCategoryGap: '22%',
      emphasis: { disabled: true },
      itemStyle: { borderColor: theme.ground, borderWidth: chart.labels.length > 60 ? 0 : 0.5 },
      data: series.values.map((value, at) =>
        chart.partial?.has(at) ? { value, itemStyle: partialBar(theme, colors[i] ?? theme.accent) } : value,
      ),
    })),
  };
}
