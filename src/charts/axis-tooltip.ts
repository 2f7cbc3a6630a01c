import type { TimeChart } from './series-data.ts';
import { tooltipHtml, type TooltipRow } from './tooltip.ts';

interface AxisItem {
  dataIndex: number;
}

/** Tooltip of a bucket: every series with its value, or why there is none. */
export function axisTooltip(chart: TimeChart, colors: readonly string[], order: 'given' | 'reversed' = 'given') {
  const formatter = (items: AxisItem | AxisItem[]): string => {
    const index = (Array.isArray(items) ? items[0] : items)?.dataIndex ?? 0;
    const rows = chart.series.map((series, i): TooltipRow => {
      const value = series.values[index] ?? null;
      const note = series.notes?.[index];
      const row: TooltipRow = { label: series.label, value: value === null ? 'no value' : chart.format(value) };
      const color = colors[i];
      if (color) row.color = color;
      if (note) row.note = note;
      return row;
    });
    const partial = chart.partial?.get(index);
    const title = `${chart.longLabels?.[index] ?? chart.labels[index] ?? ''}${partial ? `: ${partial}` : ''}`;
    return tooltipHtml(title, order === 'reversed' ? rows.reverse() : rows);
  };
  return { trigger: 'axis' as const, axisPointer: { type: 'line' as const, lineStyle: { width: 1 } }, formatter };
}
