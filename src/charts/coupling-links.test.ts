import { expect, it } from 'vitest';
import { couplingLinks, placeOfFile } from './coupling-links.ts';

const row = (key: string, shared: number, value: number) => ({
  key,
  label: key,
  value,
  n: shared,
  reason: null,
  extra: { other: key.split(' ↔ ')[1] ?? null, shared, byDesign: null },
});

it('draws pairs that are not by design first, of these those across directories, then those with the most shared commits', () => {
  const rows = [
    { ...row('1:a.ts ↔ test/a.ts', 90, 100), extra: { other: 'test/a.ts', shared: 90, byDesign: 'test' } },
    row('1:a ↔ b', 50, 100),
    row('1:a ↔ src/c', 6, 60),
    row('1:not a pair', 9, 9),
    row('2:x ↔ y', 5, 90),
  ];
  expect(couplingLinks(rows, 2)).toEqual([
    { a: '1:a', b: '1:src/c', weight: 6, degree: 60, byDesign: null },
    { a: '1:a', b: '1:b', weight: 50, degree: 100, byDesign: null },
  ]);
  expect(couplingLinks(rows, 9).at(-1)).toMatchObject({ weight: 90, byDesign: 'test' });
});

it('tells the two files of a pair though their names have arrows', () => {
  const odd = { ...row('1:a ↔ b ↔ src/c ↔ d', 5, 90), extra: { other: 'src/c ↔ d', shared: 5, byDesign: null } };
  expect(couplingLinks([odd], 1)).toMatchObject([{ a: '1:a ↔ b', b: '1:src/c ↔ d' }]);
});

it('groups files by directory, and by repository where there are several', () => {
  expect(placeOfFile('1:src/web/a.ts', new Map([[1, 'app']]))).toEqual({ group: 'src/web/', label: 'a.ts' });
  const several = new Map([
    [1, 'app'],
    [2, 'api'],
  ]);
  expect(placeOfFile('2:Makefile', several)).toEqual({ group: 'api: top level', label: 'Makefile' });
});
