import { axisTooltip } from './axis-tooltip.ts';
import { categoryAxis, frame, plotGrid, valueAxis, type ChartOption } from './frame.ts';
import { partialBar } from './partial-bar.ts';
import type { TimeChart } from './series-data.ts';
import { categoricalColor, type ChartTheme } from './theme.ts';

/** Bars side by side; lying when names are long. */
export function bars(theme: ChartTheme, chart: TimeChart & { lying?: boolean }): ChartOption {
  const colors = chart.series.map((series, i) => series.color ?? categoricalColor(theme, i));
  const base = frame(theme);
  const names = categoryAxis(
    theme,
    chart.labels,
    chart.lying
      ? {
          inverse: true,
          axisLine: { show: false },
          axisLabel: { color: theme.ink, fontSize: 12, width: 180, overflow: 'truncate' },
        }
      : {},
  );
  const values = valueAxis(theme, chart.tick ?? chart.format, { min: 0, step: chart.step });
  return {
    ...base,
    tooltip: { ...(base['tooltip'] as object), ...axisTooltip(chart, colors), axisPointer: { type: 'shadow' } },
    grid: plotGrid(),
    xAxis: chart.lying ? values : names,
    yAxis: chart.lying ? names : values,
    series: chart.series.map((series, i) => ({
      type: 'bar',
      id: series.key,
      name: series.label,
      color: colors[i],
      barMaxWidth: chart.lying ? 16 : 36,
      barCategoryGap: '24%',
      barGap: '8%',
      emphasis: { disabled: true },
      itemStyle: { borderRadius: chart.lying ? [0, 3, 3, 0] : [3, 3, 0, 0] },
      data: series.values.map((value, at) =>
        chart.partial?.has(at) ? { value, itemStyle: partialBar(theme, colors[i] ?? theme.accent) } : value,
      ),
    })),
  };
}
