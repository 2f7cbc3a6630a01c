import { expect, it } from 'vitest';
import type { KnowledgeNode } from '../../contract/index.ts';
import { largestOf, riskCaption, tilesOf } from './index.ts';

const node = (name: string, lines: number, risk = 0): KnowledgeNode => ({
  path: name,
  name,
  repository: 1,
  kind: 'directory',
  lines,
  files: 1,
  atRiskFiles: 0,
  singleExpertFiles: 0,
  truckFactor: null,
  unowned: 0,
  risk,
  lastChangedAt: null,
});

it('specks share one tile, with the heat of their lines', () => {
  const { shown, rest } = largestOf([
    node('a', 9_000),
    node('x', 3, 1),
    node('y', 1),
    node('empty', 0),
    node('b', 900),
  ]);
  expect(shown.map(({ name }) => name)).toEqual(['a', 'b']);
  const tiles = tilesOf(shown, rest);
  expect(tiles.at(-1)).toMatchObject({ key: 'rest', label: '2 smaller parts', value: 4, heat: 0.75 });
});

it('a single speck is drawn itself', () => {
  expect(largestOf([node('a', 9_000), node('x', 3)]).rest).toEqual([]);
});

it('says the share that its colour stands for', () => {
  expect(riskCaption(node('po', 10, 0.38))).toBe('38%');
  expect(riskCaption(node('po', 10))).toBe('');
});
