import { expect, it } from 'vitest';
import { arcColor, arcDiagram, arcsSvg, chartThemes, type Link } from './index.ts';

const links: Link[] = [
  { a: 'web/page.ts', b: 'api/route.ts', weight: 4 },
  { a: 'api/route.ts', b: 'api/<b>.ts', weight: 8 },
];
const placeOf = (key: string) => {
  const slash = key.indexOf('/');
  return { group: key.slice(0, slash), label: key.slice(slash + 1) };
};
const size = { width: 100, rowHeight: 20 };

it('nodes stand below their group, in order of their names', () => {
  const { rows } = arcDiagram(links, placeOf, size);
  expect(rows.map((row) => row.label)).toEqual(['api', '<b>.ts', 'route.ts', 'web', 'page.ts']);
});

it('the order of links changes nothing but the order of arcs', () => {
  const turned = arcDiagram(links.map(({ a, b, weight }) => ({ a: b, b: a, weight })).toReversed(), placeOf, size);
  const straight = arcDiagram(links, placeOf, size);
  expect(turned.rows).toEqual(straight.rows);
  expect(turned.arcs.map((arc) => arc.path).toReversed()).toEqual(straight.arcs.map((arc) => arc.path));
});

it('an arc joins the middles of its rows, is as thick as its weight and says whether it leaves its group', () => {
  const [across, inside] = arcDiagram(links, placeOf, size).arcs;
  expect(across).toMatchObject({ across: true, path: expect.stringMatching(/^M0 50C[\d.]+ 50 [\d.]+ 90 0 90$/) });
  expect(inside).toMatchObject({ across: false, thickness: 6, path: expect.stringMatching(/^M0 30C.* 0 50$/) });
  expect(across!.thickness).toBeLessThan(inside!.thickness);
});

it('no arc leaves its box', () => {
  const reach = arcDiagram(links, placeOf, size).arcs.map((arc) => 0.75 * Number(/C([\d.]+)/.exec(arc.path)?.[1]));
  expect(Math.max(...reach)).toBeLessThanOrEqual(100);
  expect(arcDiagram([], placeOf, size)).toEqual({ rows: [], arcs: [] });
});

it('stands alone as SVG, with names escaped', () => {
  const svg = arcsSvg(chartThemes.print, arcDiagram(links, placeOf, size), { ...size, names: 120 });
  expect(svg).toContain('&lt;b&gt;.ts');
  expect(svg).not.toMatch(/<b>|style=|NaN/);
  expect(svg.match(/<path/g)).toHaveLength(2);
  expect(svg).toContain(arcColor(chartThemes.print, true));
});
