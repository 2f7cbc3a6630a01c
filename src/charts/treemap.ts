import { frame, type ChartOption } from './frame.ts';
import { sequentialColor } from './scatter.ts';
import type { Tile } from './squarify.ts';
import type { ChartTheme } from './theme.ts';
import { tooltipHtml } from './tooltip.ts';
import { areasOf, type Area, type TreemapNode } from './treemap-areas.ts';

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

/** A tree as areas, in the order given (largest first looks best), with the next level inside where there is room. A click's `data.key` says which node. */
export function treemap(theme: ChartTheme, nodes: readonly TreemapNode[]): ChartOption {
  const base = frame(theme);
  const all = nodes.flatMap((node) => [node, ...(node.children ?? [])]);
  return {
    ...base,
    tooltip: {
      ...(base['tooltip'] as object),
      trigger: 'item',
      formatter: ({ dataIndex }: { dataIndex: number }) => {
        const node = all[dataIndex];
        return node ? tooltipHtml(node.label, node.rows) : '';
      },
    },
    series: [
      {
        type: 'custom',
        coordinateSystem: 'none',
        data: all.map((node) => ({ key: node.key, name: node.label, value: node.value })),
        renderItem: (params: Place, api: Room) => {
          // ECharts keeps `context` for one drawing of all items.
          params.context['areas'] ??= areasOf(nodes, { width: api.getWidth(), height: api.getHeight() });
          const area = (params.context['areas'] as ReadonlyMap<TreemapNode, Area>).get(all[params.dataIndex]!);
          return area ? areaShape(theme, area) : null;
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

const areaShape = (theme: ChartTheme, { node, tile, framed }: Area) =>
  framed ? frameShape(theme, node, tile) : tileShape(theme, node, tile);

/** A node that shows its children: its name on a strip above them. */
function frameShape(theme: ChartTheme, node: TreemapNode, tile: Tile) {
  const room = tile.width - 2 * gap - 2 * inset;
  const caption = node.caption ?? '';
  const name = fitText(node.label, room - (caption.length + 2) * captionLine.letter, nameLine.letter);
  const y = tile.y + gap + 4;
  return {
    type: 'group' as const,
    children: [
      {
        type: 'rect' as const,
        shape: { x: tile.x + gap, y: tile.y + gap, width: tile.width - 2 * gap, height: tile.height - 2 * gap },
        style: { fill: theme.ground, stroke: theme.axis, lineWidth: 1 },
        // lifted, it would cover its children
        emphasis: { z2: 0, style: { fill: theme.ground, stroke: theme.ink, lineWidth: 2 } },
      },
      textShape(name, { x: tile.x + gap + inset, y }, { fill: theme.ink, font: nameFont(theme) }),
      textShape(
        name ? caption : '',
        { x: tile.x + tile.width - gap - inset, y: y + 1 },
        { fill: theme.inkMuted, font: captionFont(theme), align: 'right' },
      ),
    ],
  };
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
  const top = at.y + Math.min(inset, Math.max(0, (height - nameLine.height) / 2)) + 2;
  return {
    type: 'group' as const,
    children: [
      {
        type: 'rect' as const,
        shape: { ...at, width, height },
        style: { fill: color, stroke: theme.ground, lineWidth: 0 },
        // the colour is what it says: it stays
        emphasis: { style: { fill: color, stroke: theme.ink, lineWidth: 2 } },
      },
      textShape(name, { x: at.x + inset, y: top }, { fill: ink, font: nameFont(theme) }),
      textShape(caption, { x: at.x + inset, y: top + nameLine.height }, { fill: ink, font: captionFont(theme) }),
    ],
  };
}

const nameFont = (theme: ChartTheme) => `600 ${nameLine.size}px ${theme.font}`;
const captionFont = (theme: ChartTheme) => `400 ${captionLine.size}px ${theme.font}`;

const textShape = (
  text: string,
  at: { x: number; y: number },
  style: { fill: string; font: string; align?: 'right' },
) => ({
  type: 'text' as const,
  silent: true,
  ...at,
  style: { text, ...style },
});
