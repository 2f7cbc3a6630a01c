import { frame, plotGrid, valueAxis, type ChartOption } from './frame.ts';
import { categoricalColor, type ChartTheme } from './theme.ts';
import { tooltipHtml } from './tooltip.ts';

export interface CurveChart {
  curves: readonly {
    key: string;
    label: string;
    points: readonly { x: number; y: number }[];
    color?: string;
    /** Drawn thin, as background. */
    secondary?: boolean;
  }[];
  formatX: (x: number) => string;
  /** Text of the marks on the age axis; left out: as `formatX`. */
  tickX?: (x: number) => string;
  /** Their distance; left out: round numbers. */
  stepX?: number;
  formatY: (y: number) => string;
  /** A level to mark, with its name: the half. */
  mark?: { y: number; label: string };
}

/** A step curve's height at x: that of the last point not after it; null outside. */
export function heightAt(points: readonly { x: number; y: number }[], x: number): number | null {
  const last = points.at(-1);
  if (!last || x > last.x) return null;
  let height: number | null = null;
  for (const point of points) {
    if (point.x > x) break;
    height = point.y;
  }
  return height;
}

/** Shares over age as steps, one curve a cohort. */
export function curve(theme: ChartTheme, chart: CurveChart): ChartOption {
  const colors = chart.curves.map((c, i) => c.color ?? categoricalColor(theme, i));
  const base = frame(theme);
  const formatter = (items: { axisValue: number }[] | { axisValue: number }) => {
    const x = (Array.isArray(items) ? items[0] : items)?.axisValue ?? 0;
    const rows = chart.curves.flatMap((c, i) => {
      const y = heightAt(c.points, x);
      return y === null ? [] : [{ label: c.label, value: chart.formatY(y), color: colors[i] ?? theme.neutral }];
    });
    return tooltipHtml(chart.formatX(x), rows);
  };
  return {
    ...base,
    tooltip: { ...(base['tooltip'] as object), trigger: 'axis', axisPointer: { type: 'line' }, formatter },
    grid: plotGrid({ right: 20 }),
    xAxis: {
      ...valueAxis(theme, chart.formatX, {
        min: 0,
        max: 'dataMax',
        interval: chart.stepX,
        axisLabel: {
          color: theme.inkMuted,
          fontSize: 11.5,
          formatter: chart.tickX ?? chart.formatX,
          hideOverlap: true,
          showMaxLabel: false,
        },
      }),
      splitLine: { show: false },
      axisLine: { show: true, lineStyle: { color: theme.axis } },
    },
    yAxis: valueAxis(theme, chart.formatY, { min: 0, max: 1, interval: 0.25 }),
    series: chart.curves.map((c, i) => ({
      type: 'line',
      id: c.key,
      name: c.label,
      step: 'end',
      symbol: 'none',
      color: colors[i],
      triggerEvent: true,
      emphasis: { focus: 'series', lineStyle: { width: 3 } },
      blur: { lineStyle: { opacity: 0.15 } },
      lineStyle: { width: c.secondary ? 1.25 : 2 },
      data: c.points.map((p) => [p.x, p.y]),
      ...(i === 0 && chart.mark
        ? {
            markLine: {
              silent: true,
              symbol: 'none',
              lineStyle: { color: theme.inkMuted, type: 'dashed', width: 1 },
              label: { formatter: chart.mark.label, color: theme.inkMuted, position: 'insideEndTop', fontSize: 11 },
              data: [{ yAxis: chart.mark.y }],
            },
          }
        : {}),
    })),
  };
}
