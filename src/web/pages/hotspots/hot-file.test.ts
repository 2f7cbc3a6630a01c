import { expect, it } from 'vitest';
import { headlineOf, hotspotsOf } from './hot-file.ts';

const row = (key: string) => ({ key, label: key, value: 1, n: 2, reason: null, extra: { lines: 10 } });
const answer = { rows: [row('1:src/a.ts'), row('2:src/a.ts')] };
const pathsOf = (names: [number, string][]) => hotspotsOf(answer, new Map(names)).map(({ path }) => path);

it('files are named with their repository only where several are in scope', () => {
  const several: [number, string][] = [
    [1, 'app'],
    [2, 'api'],
  ];
  expect(pathsOf(several)).toEqual(['app: src/a.ts', 'api: src/a.ts']);
  expect(pathsOf([[1, 'app']])).toEqual(['src/a.ts', 'src/a.ts']);
});

it('the first to be spoken of is code, where there is any', () => {
  const files = (...natures: (string | null)[]) =>
    natures.map((byNature, at) => ({ ...row(`1:${at}.ts`), extra: { byNature } }));
  const first = (...natures: (string | null)[]) => headlineOf(hotspotsOf({ rows: files(...natures) }, new Map()))?.path;
  expect(first('documentation', 'test', null, null)).toBe('2.ts');
  expect(first('documentation', 'test')).toBe('0.ts');
  expect(first()).toBeUndefined();
});
