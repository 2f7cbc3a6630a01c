import { describe, expect, it } from 'vitest';
import type { Series } from '../contract/index.ts';
import { wordsOfObjects } from '../testing/words-of-objects.ts';
import { comparisonOf } from '../words/index.ts';
import {
  bars,
  chartThemes,
  curve,
  gapsInWords,
  hasCourse,
  heightAt,
  lineSeries,
  quantileChart,
  readableOn,
  scatter,
  sequentialColor,
  sparkline,
  sparklineSvg,
  stackedBars,
  timeChart,
  tooltipHtml,
  toShares,
  fitText,
  squarify,
  treemap,
  type ChartOption,
  type TimeChart,
} from './index.ts';
import { renderSvg } from './server/index.ts';
import { areasOf } from './treemap-areas.ts';

const theme = chartThemes.light;

const chart: TimeChart = {
  labels: ['a', 'b', 'c', 'd'],
  series: [
    { key: 'new', label: 'New', values: [1, null, 3, 2], notes: ['n = 1', 'too few (n = 2)', 'n = 3', 'n = 4'] },
    { key: 'old', label: '<b>Old</b>', values: [3, null, 1, 2] },
  ],
  partial: new Map([[3, 'only 1 Mar 2026']]),
  format: (v) => `${v} lines`,
};

interface Drawn {
  tooltip: { formatter: (item: unknown) => string };
  series: { data: unknown[]; stack?: string; color?: string; connectNulls?: boolean }[];
  yAxis: { min?: number; max?: number };
}
const drawn = (option: ChartOption) => option as unknown as Drawn;

describe('lines', () => {
  const long = { labels: Array.from({ length: 9 }, (_, i) => chart.labels[i] ?? `${i}`) };
  const option = drawn(lineSeries(theme, { ...chart, ...long }));

  it('keep gaps as gaps', () => {
    expect(option.series[0]!.connectNulls).toBe(false);
    expect(option.series[0]!.data[1]).toMatchObject({ value: null });
  });

  it('mark what has no line to it, and what is not complete', () => {
    expect(option.series[0]!.data[0]).toMatchObject({ symbol: 'circle' });
    expect(option.series[0]!.data[2]).toMatchObject({ symbol: 'none' });
    expect(option.series[0]!.data[3]).toMatchObject({ symbol: 'circle', itemStyle: { color: theme.ground } });
  });

  it('have a dot at every value when there are few', () => {
    expect(drawn(lineSeries(theme, chart)).series[0]!.data[2]).toMatchObject({ symbol: 'circle' });
  });

  it('say in the tooltip why there is no value, and escape names', () => {
    const html = option.tooltip.formatter([{ dataIndex: 1 }]);
    expect(html).toContain('no value');
    expect(html).toContain('too few (n = 2)');
    expect(html).toContain('&lt;b&gt;Old&lt;/b&gt;');
    expect(html).not.toContain('style=');
    expect(option.tooltip.formatter([{ dataIndex: 3 }])).toContain('d: only 1 Mar 2026');
  });
});

describe('stacks', () => {
  it('stand on one another and pale in a dashed edge where they are not whole', () => {
    const option = drawn(stackedBars(theme, chart));
    expect(new Set(option.series.map((s) => s.stack))).toEqual(new Set(['all']));
    expect(option.series[0]!.data[3]).toMatchObject({ value: 2, itemStyle: { borderType: 'dashed' } });
  });

  it('as shares add up to one, and an empty bucket stays a gap', () => {
    const shares = toShares(chart);
    expect(shares.series.map((s) => s.values[0])).toEqual([0.25, 0.75]);
    expect(shares.series.map((s) => s.values[1])).toEqual([null, null]);
  });
});

it('bars can lie, with names on the side', () => {
  const option = bars(theme, { ...chart, lying: true }) as unknown as {
    yAxis: { type: string };
    xAxis: { type: string };
  };
  expect([option.yAxis.type, option.xAxis.type]).toEqual(['category', 'value']);
});

describe('curves', () => {
  const points = [
    { x: 0, y: 1 },
    { x: 10, y: 0.6 },
    { x: 20, y: 0.4 },
  ];
  it('are steps: the height holds until the next point and ends with the last', () => {
    expect(heightAt(points, 9)).toBe(1);
    expect(heightAt(points, 10)).toBe(0.6);
    expect(heightAt(points, 21)).toBeNull();
    expect(heightAt([], 1)).toBeNull();
  });
  it('leave curves that have ended out of the tooltip', () => {
    const short = points.slice(0, 2);
    const option = drawn(
      curve(theme, {
        curves: [
          { key: 'a', label: 'A', points },
          { key: 'b', label: 'B', points: short },
        ],
        formatX: (x) => `${x} d`,
        formatY: String,
      }),
    );
    const html = option.tooltip.formatter([{ axisValue: 15 }]);
    expect(html).toContain('A');
    expect(html).not.toContain('>B<');
  });
});

describe('areas and dots', () => {
  it('take their heat from the scale and their ink from the ground', () => {
    expect(sequentialColor(theme, 0)).toBe(theme.sequential[0]);
    expect(sequentialColor(theme, 1)).toBe(theme.sequential.at(-1));
    expect(readableOn('#ffffff')).toBe('#111820');
    expect(readableOn('#9c3328')).toBe('#ffffff');
  });
  it('do not read markup in names', () => {
    const option = treemap(theme, [{ key: '1', label: '{a|x}<b>', value: 3, heat: 0, rows: [] }]);
    expect(drawn(option).series[0]!.data[0]).toMatchObject({ key: '1' });
    const svg = renderSvg(option, { width: 200, height: 100 });
    expect(svg).toContain('{a|x}&lt;b&gt;');
  });
  it('name an area readably or not at all', () => {
    const names = ['documentation', 'builtin-commands', 'a-long-name-of-a-file.c', 'b-long-name-of-a-file.c'];
    const nodes = names.map((label, at) => ({ key: label, label, value: [900, 500, 12, 8][at]!, heat: 0, rows: [] }));
    const svg = renderSvg(treemap(theme, nodes), { width: 300, height: 200 });
    const texts = [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text]) => text);
    expect(texts).toEqual(['documentation', 'builtin-comm…']);
    expect(fitText('documentation', 40, 7)).toBe('');
    expect(fitText('po', 16, 7)).toBe('po');
  });
  it('show the next level inside where there is room, inside their own area', () => {
    const leaf = (label: string, value: number) => ({ key: label, label, value, heat: 1, rows: [] });
    const parent = { ...leaf('src/', 900), caption: '40%', children: [leaf('web/', 600), leaf('api/', 300)] };
    const small = { ...leaf('docs/', 20), children: [leaf('hidden', 20)] };
    const svg = renderSvg(treemap(theme, [parent, small]), { width: 400, height: 300 });
    const texts = [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text]) => text).filter(Boolean);
    expect(texts).toEqual(['src/', '40%', 'web/', 'api/']);
    const areas = areasOf([parent, small], { width: 400, height: 300 });
    expect(areas.get(small)?.framed).toBe(false);
    const { tile } = areas.get(parent)!;
    for (const child of parent.children) {
      const within = areas.get(child)!.tile;
      expect(within.x).toBeGreaterThan(tile.x);
      expect(within.y).toBeGreaterThan(tile.y + 20);
      expect(within.x + within.width).toBeLessThan(tile.x + tile.width);
      expect(within.y + within.height).toBeLessThan(tile.y + tile.height);
    }
  });
  it('fill the box in proportion, without overlap', () => {
    const tiles = squarify([6, 6, 4, 3, 2, 2, 1], { width: 600, height: 400 });
    expect(tiles.map(({ width, height }) => Math.round((width * height) / 10_000))).toEqual([6, 6, 4, 3, 2, 2, 1]);
    for (const [at, a] of tiles.entries())
      for (const b of tiles.slice(at + 1)) {
        const wide = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
        const high = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
        expect(Math.min(wide, high)).toBeLessThan(1e-6);
      }
    expect(Math.max(...tiles.map((t) => Math.max(t.width / t.height, t.height / t.width)))).toBeLessThan(3);
  });
  it('grow by area', () => {
    const point = { label: 'f', x: 1, y: 1, rows: [] };
    const option = drawn(
      scatter(theme, {
        points: [
          { ...point, key: 'a', size: 0 },
          { ...point, key: 'b', size: 1 },
        ],
        x: { title: 'x', format: String },
        y: { title: 'y', format: String },
      }),
    );
    expect(option.series[0]!.data).toMatchObject([{ symbolSize: 7 }, { symbolSize: 30 }]);
  });
});

describe('sparklines', () => {
  it('break at gaps and end with the last value', () => {
    const line = sparkline([1, null, 2, 3, null], { width: 100, height: 20 });
    expect(line.lines).toHaveLength(2);
    expect(line.end).toEqual({ x: 74, y: 2 });
    expect(sparkline([null, null], { width: 10, height: 10 })).toEqual({ lines: [], end: null });
    expect(sparkline([null, 1, null], { width: 10, height: 10 }).lines).toEqual(['M5 2h0.01']);
    expect(sparklineSvg([0, 0], { width: 10, height: 10 })).not.toContain('NaN');
  });
  it('say nothing of a few dots, or of scraps between gaps', () => {
    expect(hasCourse([1, 2, 3, 4])).toBe(true);
    expect(hasCourse([1, 2])).toBe(false);
    expect(hasCourse([1, 2, null, null, null, 3, 4, null])).toBe(false);
  });
});

describe('answers of the API', () => {
  const value = { value: 2, n: 9, reason: null };
  const point = (start: string, given: Partial<Series['series'][number]['points'][number]>) => ({
    start,
    end: start,
    complete: true,
    ...value,
    ...given,
  });
  const answer: Series = {
    metric: 'm',
    unit: 'hours',
    grain: 'week',
    period: { from: '2026-01-05', to: '2026-01-25', zone: 'UTC', days: 21 },
    previousPeriod: { from: '2025-12-15', to: '2026-01-04', zone: 'UTC', days: 21 },
    hasBefore: true,
    total: value,
    previous: value,
    series: [
      {
        key: 'all',
        label: 'M',
        total: value,
        points: [
          point('2026-01-05', { p75: 4, p90: 8 }),
          point('2026-01-12', { value: null, n: 2, reason: 'small-n' }),
          point('2026-01-19', { complete: false }),
        ],
      },
    ],
  };
  it('become charts with their notes', () => {
    const made = timeChart(answer);
    expect(made.labels).toEqual(['5 Jan', '12 Jan', '19 Jan']);
    expect([...(made.partial ?? [])]).toEqual([[2, 'the facts begin or end within it']]);
    expect(made.series[0]).toMatchObject({ values: [2, null, 2], notes: ['n = 9', 'too few (n = 2)', 'n = 9'] });
  });
  it('become quantiles, gaps where there are none', () => {
    const made = quantileChart(answer, { p50: 'a', p75: 'b', p90: 'c' });
    expect(made.series.map((s) => [s.label, s.values])).toEqual([
      ['p90', [8, null, null]],
      ['p75', [4, null, null]],
      ['Median', [2, null, 2]],
    ]);
  });
  it('are compared with the period before, unless that is older than all facts', () => {
    expect(comparisonOf(answer)).toBe('about the same as in the 21 days before');
    expect(comparisonOf({ ...answer, hasBefore: false })).toBeNull();
  });
  it('say what is missing', () => expect(gapsInWords(answer)).toBe('Gaps (weeks): 1 with too few to say'));
});

it('tooltips carry colours as SVG attributes only', () => {
  expect(tooltipHtml('t', [{ label: 'a', value: '1', color: '"><script>' }])).not.toContain('<script>');
});

describe('names that are words of every object', () => {
  const names = wordsOfObjects;
  const series = names.map((name) => ({ key: name, label: name, values: names.map((_, at) => at + 1) }));
  const named: TimeChart = { labels: names, series, format: String };
  const areas = names.map((name, at) => ({ key: name, label: name, value: 9 - at, heat: 0.5, rows: [] }));
  const pictures: [string, ChartOption][] = [
    ['lines', lineSeries(theme, named)],
    ['stacks', stackedBars(theme, named)],
    ['bars', bars(theme, { ...named, lying: true })],
    ['areas', treemap(theme, areas)],
  ];
  const size = { width: 700, height: 300 };
  const shared = () => [Object.prototype, Object, Array.prototype].map((one) => Reflect.ownKeys(one));

  it.each(pictures)('are drawn in %s like any others, and change nothing outside', (_, option) => {
    const before = shared();
    const svg = renderSvg(option, size);
    expect(shared()).toEqual(before);
    expect(svg).toContain('>__proto__<');
    expect(svg).not.toContain('NaN');
    const ids = /zr\d+-/g;
    expect(renderSvg(option, size).replaceAll(ids, '')).toBe(svg.replaceAll(ids, ''));
  });
});
