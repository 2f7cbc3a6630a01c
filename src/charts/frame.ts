import type { EChartsCoreOption } from 'echarts/core';
import type { ChartTheme } from './theme.ts';

/** A picture, ready for ECharts. */
export type ChartOption = EChartsCoreOption;

/** What all pictures share: type, colours, no movement, a tooltip that stays inside. */
export function frame(theme: ChartTheme): ChartOption {
  return {
    animation: false,
    backgroundColor: 'transparent',
    color: [...theme.categorical],
    textStyle: { fontFamily: theme.font, color: theme.ink, fontSize: 12 },
    tooltip: {
      confine: true,
      transitionDuration: 0,
      backgroundColor: theme.ground,
      borderColor: theme.axis,
      borderWidth: 1,
      padding: 0,
      textStyle: { color: theme.ink, fontSize: 12, fontFamily: theme.font },
      extraCssText: 'border-radius:8px;box-shadow:0 6px 20px rgb(0 0 0 / 14%);white-space:normal;max-width:24rem;',
    },
    aria: { enabled: false },
  };
}

export const categoryAxis = (theme: ChartTheme, labels: readonly string[], extra: object = {}) => ({
  type: 'category' as const,
  data: [...labels],
  axisLine: { lineStyle: { color: theme.axis } },
  axisTick: { show: false },
  axisLabel: { color: theme.inkMuted, hideOverlap: true, fontSize: 11.5, margin: 10 },
  ...extra,
});

/** The axis' end for marks at every `step`: the first one at or above what is shown. */
const lastMark = (step: number) => (shown: { max: number }) => Math.max(1, Math.ceil(shown.max / step)) * step;

export const valueAxis = (
  theme: ChartTheme,
  format: (value: number) => string,
  { step, ...extra }: { step?: number; max?: number | 'dataMax' } & Record<string, unknown> = {},
) => ({
  type: 'value' as const,
  axisLine: { show: false },
  axisTick: { show: false },
  splitNumber: 4,
  splitLine: { lineStyle: { color: theme.grid } },
  axisLabel: {
    color: theme.inkMuted,
    fontSize: 11.5,
    formatter: (value: number) => format(value),
    hideOverlap: true,
  },
  ...extra,
  ...(step ? { interval: step, max: extra.max ?? lastMark(step) } : {}),
});

export const plotGrid = (extra: object = {}) => ({
  left: 4,
  right: 14,
  top: 12,
  bottom: 6,
  outerBoundsMode: 'same' as const,
  outerBoundsContain: 'axisLabel' as const,
  ...extra,
});
