import { frame, plotGrid, valueAxis, type ChartOption } from './frame.ts';
import type { ChartTheme } from './theme.ts';
import { tooltipHtml, type TooltipRow } from './tooltip.ts';

export interface ScatterChart {
  points: readonly {
    key: string;
    label: string;
    x: number;
    y: number;
    /** 0…1, area of the dot. */ size?: number;
    /** 0…1, from little to much. */ heat?: number;
    rows: TooltipRow[];
  }[];
  x: { title: string; format: (value: number) => string; log?: boolean };
  y: { title: string; format: (value: number) => string; log?: boolean };
}

/** Colour of a share 0…1 on the theme's scale from little to much. */
export function sequentialColor(theme: ChartTheme, share: number): string {
  const last = theme.sequential.length - 1;
  return theme.sequential[Math.min(last, Math.max(0, Math.round(share * last)))] ?? theme.neutral;
}

/** Dots by two measures. A click's `data.key` says which. */
export function scatter(theme: ChartTheme, chart: ScatterChart): ChartOption {
  const base = frame(theme);
  const axis = (side: ScatterChart['x'], place: object) => ({
    ...valueAxis(theme, side.format),
    type: side.log ? ('log' as const) : ('value' as const),
    name: side.title,
    nameTextStyle: { color: theme.inkMuted, fontSize: 12 },
    ...place,
  });
  return {
    ...base,
    tooltip: {
      ...(base['tooltip'] as object),
      trigger: 'item',
      formatter: (item: { dataIndex: number }) => {
        const point = chart.points[item.dataIndex];
        return point ? tooltipHtml(point.label, point.rows) : '';
      },
    },
    grid: plotGrid({ bottom: 34, top: 28 }),
    xAxis: axis(chart.x, {
      nameLocation: 'middle',
      nameGap: 30,
      axisLine: { show: true, lineStyle: { color: theme.axis } },
    }),
    yAxis: axis(chart.y, {
      nameLocation: 'end',
      nameTextStyle: { color: theme.inkMuted, fontSize: 12, align: 'left' },
    }),
    series: [
      {
        type: 'scatter',
        data: chart.points.map((point) => ({
          value: [point.x, point.y],
          key: point.key,
          name: point.label,
          symbolSize: 7 + 23 * Math.sqrt(Math.min(1, Math.max(0, point.size ?? 0))),
          itemStyle: {
            color: sequentialColor(theme, point.heat ?? 0),
            opacity: 0.85,
            borderColor: theme.inkMuted,
            borderWidth: 0.75,
          },
        })),
        emphasis: { scale: 1.15 },
      },
    ],
  };
}
