import { frame, type ChartOption } from './frame.ts';
import { sequentialColor } from './scatter.ts';
import { squarify, type Tile } from './squarify.ts';
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

/** Pixels: free border of a tile, heights of its two lines of text, and how wide a letter is at their sizes, on the safe side. */
const gap = 1.5;
const inset = 5;
const nameLine = { height: 18, size: 12.5, letter: 7 };
const captionLine = { height: 15, size: 11, letter: 6.3 };
/** A name cut shorter than this says nothing. */
const fewestLetters = 7;

/** As much of a text as fits, or nothing where that would not be readable. */
export function fitText(text: string, width: number, letter: number): string {
  const room = Math.floor(width / letter);
  if (text.length <= room) return text;
  return room < fewestLetters ? '' : `${text.slice(0, room - 1)}…`;
}

/** One level of a tree as areas, in the order given: largest first looks best. A click's `data.key` says which node. */
export function treemap(theme: ChartTheme, nodes: readonly TreemapNode[]): ChartOption {
  const base = frame(theme);
  return {
    ...base,
    tooltip: {
      ...(base['tooltip'] as object),
      trigger: 'item',
      formatter: ({ dataIndex }: { dataIndex: number }) => {
        const node = nodes[dataIndex];
        return node ? tooltipHtml(node.label, node.rows) : '';
      },
    },
    series: [
      {
        type: 'custom',
        coordinateSystem: 'none',
        data: nodes.map((node) => ({ key: node.key, name: node.label, value: node.value })),
        renderItem: (params: Place, api: Room) => {
          const box = { width: api.getWidth(), height: api.getHeight() };
          // ECharts keeps `context` for one drawing of all items.
          params.context['tiles'] ??= squarify(
            nodes.map((each) => each.value),
            box,
          );
          const tile = (params.context['tiles'] as Tile[])[params.dataIndex];
          const node = nodes[params.dataIndex];
          return tile && node ? tileShape(theme, node, tile) : null;
        },
      },
    ],
  };
}

/** What ECharts hands to a drawing of one item. */
interface Place {
  dataIndex: number;
  context: Record<string, unknown>;
}
interface Room {
  getWidth: () => number;
  getHeight: () => number;
}

function tileShape(theme: ChartTheme, node: TreemapNode, tile: Tile) {
  const color = sequentialColor(theme, node.heat);
  const ink = readableOn(color);
  const width = Math.max(0, tile.width - 2 * gap);
  const height = Math.max(0, tile.height - 2 * gap);
  const at = { x: tile.x + gap, y: tile.y + gap };
  const room = width - 2 * inset;
  const name = height < nameLine.height + inset ? '' : fitText(node.label, room, nameLine.letter);
  const both = height >= nameLine.height + captionLine.height + 2 * inset;
  const caption = name && both && node.caption ? fitText(node.caption, room, captionLine.letter) : '';
  const text = (words: string, y: number, font: string) => ({
    type: 'text' as const,
    silent: true,
    x: at.x + inset,
    y,
    style: { text: words, fill: ink, font },
  });
  const top = at.y + Math.min(inset, Math.max(0, (height - nameLine.height) / 2)) + 2;
  return {
    type: 'group' as const,
    children: [
      {
        type: 'rect' as const,
        shape: { ...at, width, height },
        style: { fill: color, stroke: theme.ground, lineWidth: 0 },
        emphasis: { style: { stroke: theme.ink, lineWidth: 2 } },
      },
      ...(name ? [text(name, top, `600 ${nameLine.size}px ${theme.font}`)] : []),
      ...(caption ? [text(caption, top + nameLine.height, `400 ${captionLine.size}px ${theme.font}`)] : []),
    ],
  };
}
