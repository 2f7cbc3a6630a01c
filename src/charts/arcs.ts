import { escapeHtml } from '../words/index.ts';
import type { ChartTheme } from './theme.ts';
import { fitText } from './treemap.ts';

/** Two things that belong together: how strongly is for the thickness of their arc. */
export interface Link {
  a: string;
  b: string;
  weight: number;
}

/** A row of the diagram: a group's heading, or a node below it. Heights are all the same. */
export type ArcRow = { kind: 'group'; label: string } | { kind: 'node'; key: string; label: string; group: string };

export interface Arc {
  a: string;
  b: string;
  /** Path in a box of `width` × (rows × `rowHeight`); both ends lie on its left edge. */
  path: string;
  /** Stroke in pixels. */
  thickness: number;
  /** Whether it leaves its group. */
  across: boolean;
}

export interface ArcDiagram {
  rows: ArcRow[];
  arcs: Arc[];
}

interface Place {
  group: string;
  label: string;
}

/** Rows between its ends from which on an arc may take all of the width, in a small picture too. */
const far = 16;
const thinnest = 1.25;
const thickest = 6;

/**
 * An arc diagram: nodes one below another, grouped, both in order of their names, so that the same links always give the
 * same picture; an arc for each link, the wider the further its ends are apart. `placeOf` says where a node belongs.
 */
export function arcDiagram(
  links: readonly Link[],
  placeOf: (key: string) => Place,
  size: { width: number; rowHeight: number },
): ArcDiagram {
  const rows = rowsOf([...new Set(links.flatMap(({ a, b }) => [a, b]))], placeOf);
  const row = new Map(rows.flatMap((each, at) => (each.kind === 'node' ? [[each.key, at] as const] : [])));
  const heaviest = Math.max(...links.map(({ weight }) => weight), 0);
  const y = (key: string) => ((row.get(key) ?? 0) + 0.5) * size.rowHeight;
  const furthest = Math.max(...links.map(({ a, b }) => Math.abs(y(a) - y(b))), far * size.rowHeight);
  const arcs = links.map(({ a, b, weight }): Arc => {
    const [top, bottom] = [Math.min(y(a), y(b)), Math.max(y(a), y(b))];
    // A cubic curve reaches three quarters of the way to its control points.
    const reach = (size.width * (0.05 + 0.9 * Math.sqrt((bottom - top) / furthest))) / 0.75;
    const x = round(Math.min(reach, (size.width * 0.97) / 0.75));
    return {
      a,
      b,
      path: `M0 ${round(top)}C${x} ${round(top)} ${x} ${round(bottom)} 0 ${round(bottom)}`,
      thickness: round(heaviest > 0 ? thinnest + (thickest - thinnest) * (weight / heaviest) : thinnest),
      across: placeOf(a).group !== placeOf(b).group,
    };
  });
  return { rows, arcs };
}

const byName = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function rowsOf(keys: readonly string[], placeOf: (key: string) => Place): ArcRow[] {
  const nodes = keys
    .map((key) => ({ key, ...placeOf(key) }))
    .toSorted((a, b) => byName(a.group, b.group) || byName(a.label, b.label) || byName(a.key, b.key));
  return nodes.flatMap(({ key, label, group }, at): ArcRow[] => {
    const node = { kind: 'node' as const, key, label, group };
    return nodes[at - 1]?.group === group ? [node] : [{ kind: 'group', label: group }, node];
  });
}

const round = (value: number) => Math.round(value * 10) / 10;

/** Colour of an arc: one that leaves its group is what to look at. */
export const arcColor = (theme: ChartTheme, across: boolean): string =>
  (across ? theme.categorical[1] : theme.categorical[0]) ?? theme.accent;

/** The diagram as a standing SVG text, for reports; names to the left of the arcs. */
export function arcsSvg(
  theme: ChartTheme,
  diagram: ArcDiagram,
  size: { width: number; names: number; rowHeight: number },
): string {
  const height = diagram.rows.length * size.rowHeight;
  const fontSize = Math.round(size.rowHeight * 0.55);
  const texts = diagram.rows.map((row, at) => {
    const y = round((at + 0.5) * size.rowHeight + fontSize * 0.35);
    const [fill, weight] = row.kind === 'group' ? [theme.inkMuted, 400] : [theme.ink, 600];
    const label = fitText(row.label, size.names - 10, fontSize * 0.58);
    return `<text x="${size.names - 10}" y="${y}" text-anchor="end" fill="${fill}" font-size="${fontSize}" font-weight="${weight}">${escapeHtml(label)}</text>`;
  });
  const arcs = diagram.arcs.map(
    (arc) =>
      `<path d="${arc.path}" fill="none" stroke="${arcColor(theme, arc.across)}" stroke-width="${arc.thickness}" stroke-opacity="0.75"/>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.names + size.width} ${height}" font-family="${escapeHtml(theme.font)}" aria-hidden="true">${texts.join('')}<g transform="translate(${size.names} 0)">${arcs.join('')}</g></svg>`;
}
