import type { KnowledgeNode } from '../../contract/index.ts';
import { formatCount } from '../format/value.ts';
import { visibleName } from '../format/visible.ts';
import type { TreemapNode } from '../treemap.ts';
import { nodeRows, riskCaption, thinness } from './words.ts';

/** Tiles drawn at most, and the smallest share of the area one gets: less would be a speck. */
const MOST = 120;
const SMALLEST = 0.0012;

const linesOf = (nodes: readonly KnowledgeNode[]) => nodes.reduce((sum, node) => sum + node.lines, 0);

/** The parts large enough to be seen, largest first, and those that share one tile. Parts without lines are in neither. */
export function largestOf(nodes: readonly KnowledgeNode[]): { shown: KnowledgeNode[]; rest: KnowledgeNode[] } {
  const sorted = nodes.filter((node) => node.lines > 0).toSorted((a, b) => b.lines - a.lines);
  const smallest = SMALLEST * linesOf(sorted);
  const seen = sorted.filter((node, at) => at < MOST && node.lines >= smallest).length;
  // A tile that stands for one part only may as well be that part.
  const cut = sorted.length - seen === 1 ? sorted.length : seen;
  return { shown: sorted.slice(0, cut), rest: sorted.slice(cut) };
}

/** Tiles of the parts, keyed by their place in `shown`, and one without a key's place for all of `rest`. */
export function tilesOf(shown: readonly KnowledgeNode[], rest: readonly KnowledgeNode[]): TreemapNode[] {
  const tiles = shown.map((node, at): TreemapNode => ({
    key: String(at),
    label: visibleName(node.name),
    value: node.lines,
    heat: thinness(node),
    caption: riskCaption(node),
    rows: nodeRows(node),
  }));
  if (rest.length === 0) return tiles;
  const lines = linesOf(rest);
  return [
    ...tiles,
    {
      key: 'rest',
      label: `${formatCount(rest.length)} smaller parts`,
      value: lines,
      heat: rest.reduce((sum, node) => sum + node.lines * thinness(node), 0) / lines,
      rows: [
        { label: 'Lines', value: formatCount(lines) },
        { label: 'Each of them', value: 'is in the table' },
      ],
    },
  ];
}
