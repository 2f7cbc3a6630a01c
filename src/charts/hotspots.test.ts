import { expect, it } from 'vitest';
import { hotspotChart, hotspotSentence, hotspotsOf } from './hotspots.ts';

const row = (key: string, extra: Record<string, string | number | null> = {}) => ({
  key,
  label: key,
  value: 1,
  n: 1,
  reason: null,
  extra: { changes: 2, lines: 10, rework: null, byNature: null, ...extra },
});
const one = new Map([[1, 'app']]);
const filesOf = (...rows: ReturnType<typeof row>[]) => hotspotsOf({ rows }, one);

it('files are named with their repository only where several are in scope', () => {
  const rows = [row('1:src/a.ts'), row('2:src/a.ts')];
  const pathsOf = (names: ReadonlyMap<number, string>) => hotspotsOf({ rows }, names).map(({ path }) => path);
  expect(pathsOf(new Map([...one, [2, 'api']]))).toEqual(['app: src/a.ts', 'api: src/a.ts']);
  expect(pathsOf(one)).toEqual(['src/a.ts', 'src/a.ts']);
});

it('the first to be spoken of is code, where there is any', () => {
  const said = (...natures: (string | null)[]) =>
    hotspotSentence(filesOf(...natures.map((byNature, at) => row(`1:${at}.ts`, { byNature }))));
  const numbers = '2 changes in 180 days, 10 lines.';
  expect(said('documentation', 'test', null, null)).toBe(`2.ts is the hottest of the code: ${numbers}`);
  expect(said('documentation', 'test')).toBe(`0.ts is the hottest: ${numbers}`);
  expect(said(null, 'test')).toBe(`0.ts is the hottest: ${numbers}`);
  expect(said()).toBe('');
});

it('says one change and one line as one, rework where it is known, and what a name hides', () => {
  const [file] = filesOf(row('1:a\u202e.ts', { changes: 1, lines: 1, rework: 0.25 }));
  expect(hotspotSentence([file!])).toBe(
    String.raw`a\u202e.ts is the hottest: 1 change in 180 days, 25% of their lines over fresh code, 1 line.`,
  );
});

it('logarithmic axes have no place for a file without lines; half rework is all of the colour', () => {
  const { points } = hotspotChart(
    filesOf(row('1:none', { lines: 0 }), row('1:some', { rework: 0.25 }), row('1:all', { rework: 0.8 })),
  );
  expect(points.map(({ key, x, y, heat }) => [key, x, y, heat])).toEqual([
    ['1:some', 2, 10, 0.5],
    ['1:all', 2, 10, 1],
  ]);
});
