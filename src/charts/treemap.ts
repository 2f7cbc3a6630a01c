import { frame, type ChartOption } from './frame.ts';
import { sequentialColor } from './scatter.ts';
import type { ChartTheme } from './theme.ts';
import { tooltipHtml, type TooltipRow } from './tooltip.ts';

export interface TreemapNode {
  key: string;
  label: string;
  /** Area. */
  value: number;
  /** 0…1, from little to much. */
  heat: number;
  /** Under the name, small. */
  caption?: string;
  rows: TooltipRow[];
}

/** Black or white, whichever reads better on a colour (#rrggbb), by WCAG's luminance. */
export function readableOn(color: string): string {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const c = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.179 ? '#111820' : '#ffffff';
}

/** One level of a tree as areas. A click's `data.key` says which node. */
export function treemap(theme: ChartTheme, nodes: readonly TreemapNode[]): ChartOption {
  const base = frame(theme);
  const rowsOf = new Map(nodes.map((node) => [node.key, node.rows]));
  return {
    ...base,
    tooltip: {
      ...(base['tooltip'] as object),
      trigger: 'item',
      formatter: (item: { name: string; data?: { key?: string } }) =>
        tooltipHtml(item.name, rowsOf.get(item.data?.key ?? '') ?? []),
    },
    series: [
      {
        type: 'treemap',
        left: 0,
        right: 0,
        top: 0,
        bottom: 0,
        roam: false,
        nodeClick: false,
        breadcrumb: { show: false },
        itemStyle: { borderColor: theme.ground, borderWidth: 1.5, gapWidth: 1.5 },
        emphasis: { itemStyle: { borderColor: theme.ink, borderWidth: 2 } },
        data: nodes.map((node) => {
          const color = sequentialColor(theme, node.heat);
          const ink = readableOn(color);
          return {
            key: node.key,
            name: node.label,
            value: node.value,
            itemStyle: { color },
            label: {
              show: true,
              color: ink,
              overflow: 'truncate',
              formatter: node.caption
                ? `{name|${plain(node.label)}}\n{caption|${plain(node.caption)}}`
                : plain(node.label),
              rich: {
                name: { color: ink, fontSize: 12.5, fontWeight: 600, lineHeight: 18 },
                caption: { color: ink, fontSize: 11, lineHeight: 15 },
              },
            },
          };
        }),
      },
    ],
  };
}

/** ECharts reads `{a}` and `{style|…}` in label templates; names from a repository must not be read so. */
const plain = (text: string) => text.replace(/[{}|]/g, (c) => ({ '{': '(', '}': ')', '|': '¦' })[c] ?? c);
