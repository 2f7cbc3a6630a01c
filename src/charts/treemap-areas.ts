import { squarify, type Tile } from './squarify.ts';
import type { TooltipRow } from './tooltip.ts';

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
  /** The next level, drawn inside where there is room. */
  children?: readonly TreemapNode[];
}

/** Where a node is drawn; framed: as a strip with its name above the areas of its children. */
export interface Area {
  node: TreemapNode;
  tile: Tile;
  framed: boolean;
}

/** Pixels: the strip with the name, the margin around the children, and the smallest tile that may hold some. */
const strip = 22;
const margin = 4;
const smallest = { width: 84, height: 72 };

/** The areas of nodes in a box, and of the children of those that are large enough for them. */
export function areasOf(
  nodes: readonly TreemapNode[],
  box: { width: number; height: number },
): ReadonlyMap<TreemapNode, Area> {
  const tiles = squarify(
    nodes.map((node) => node.value),
    box,
  );
  return new Map(
    nodes.flatMap((node, at) => {
      const tile = tiles[at];
      return tile ? areasWithin(node, tile).map((area) => [area.node, area] as const) : [];
    }),
  );
}

function areasWithin(node: TreemapNode, tile: Tile): Area[] {
  const children = node.children ?? [];
  const framed = children.length > 0 && tile.width >= smallest.width && tile.height >= smallest.height;
  if (!framed) return [{ node, tile, framed }];
  const inner = squarify(
    children.map((child) => child.value),
    { width: tile.width - 2 * margin, height: tile.height - strip - margin },
  );
  return [
    { node, tile, framed },
    ...children.flatMap((child, at): Area[] => {
      const part = inner[at];
      return part
        ? [{ node: child, tile: { ...part, x: tile.x + margin + part.x, y: tile.y + strip + part.y }, framed: false }]
        : [];
    }),
  ];
}
