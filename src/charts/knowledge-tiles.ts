import type { KnowledgeNode, KnowledgePart } from '../contract/index.ts';
import { formatCount, riskCaption, thinness, visibleName } from '../words/index.ts';
import { nodeRows } from './knowledge-rows.ts';
import type { TreemapNode } from './treemap-areas.ts';

/** Tiles drawn at most, and the smallest share of the area one gets: less would be a speck. */
interface Limits {
  most: number;
  smallest: number;
}
const outer: Limits = { most: 120, smallest: 0.0012 };
const inner: Limits = { most: 48, smallest: 0.005 };

const linesOf = (nodes: readonly KnowledgeNode[]) => nodes.reduce((sum, node) => sum + node.lines, 0);
const bySize = (nodes: readonly KnowledgePart[]) =>
  nodes.filter((node) => node.lines > 0).toSorted((a, b) => b.lines - a.lines);

/** The parts large enough to be seen, largest first, and those that share one tile. Parts without lines are in neither. */
export function largestOf(
  nodes: readonly KnowledgePart[],
  limits: Limits = outer,
): { shown: KnowledgePart[]; rest: KnowledgePart[] } {
  const sorted = bySize(nodes);
  const smallest = limits.smallest * linesOf(sorted);
  const seen = sorted.filter((node, at) => at < limits.most && node.lines >= smallest).length;
  // A tile that stands for one part only may as well be that part.
  const cut = sorted.length - seen === 1 ? sorted.length : seen;
  return { shown: sorted.slice(0, cut), rest: sorted.slice(cut) };
}

/** Parts as the treemap takes them; `nodeOf` says what a tile's key opens (nothing for the parts of the place itself that share a tile). */
export interface KnowledgeTiles {
  tiles: TreemapNode[];
  nodeOf: ReadonlyMap<string, KnowledgeNode>;
}

/** Tiles of the parts of a place, each with its own parts inside where they are known. */
export function knowledgeTiles(nodes: readonly KnowledgePart[]): KnowledgeTiles {
  const nodeOf = new Map<string, KnowledgeNode>();
  const tilesOf = (nodesOf: readonly KnowledgePart[], within?: KnowledgeNode): TreemapNode[] => {
    const { shown, rest } = largestOf(nodesOf, within ? inner : outer);
    const tiles = shown.map((node): TreemapNode => {
      const key = keyOf(node);
      nodeOf.set(key, node);
      const tile = tileOf(node, key);
      return node.parts?.length ? { ...tile, children: tilesOf(node.parts, node) } : tile;
    });
    if (rest.length === 0) return tiles;
    // No path has an empty step in it.
    const key = `${within ? keyOf(within) : ''}//rest`;
    if (within) nodeOf.set(key, within);
    return [...tiles, restTile(rest, key)];
  };
  return { tiles: tilesOf(nodes), nodeOf };
}

const keyOf = (node: KnowledgeNode) => `${node.repository}:${node.path}`;

const tileOf = (node: KnowledgeNode, key: string): TreemapNode => ({
  key,
  label: visibleName(node.kind === 'directory' ? `${node.name}/` : node.name),
  value: node.lines,
  heat: thinness(node),
  caption: riskCaption(node),
  rows: nodeRows(node),
});

function restTile(rest: readonly KnowledgeNode[], key: string): TreemapNode {
  const lines = linesOf(rest);
  return {
    key,
    label: `${formatCount(rest.length)} smaller parts`,
    value: lines,
    heat: rest.reduce((sum, node) => sum + node.lines * thinness(node), 0) / lines,
    rows: [
      { label: 'Lines', value: formatCount(lines) },
      { label: 'Each of them', value: 'is in the table of its place' },
    ],
  };
}
