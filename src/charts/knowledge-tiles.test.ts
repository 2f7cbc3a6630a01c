import { expect, it } from 'vitest';
import type { KnowledgeNode } from '../contract/index.ts';
import { activeWithin, fileRisk, knowledgeSummary, riskCaption } from '../words/index.ts';
import { nodeRows } from './knowledge-rows.ts';
import { knowledgeTiles, largestOf } from './knowledge-tiles.ts';

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
  const { tiles, nodeOf } = knowledgeTiles([
    node('a', 9_000),
    node('x', 3, 1),
    node('y', 1),
    node('empty', 0),
    node('b', 900),
  ]);
  expect(tiles.map(({ label }) => label)).toEqual(['a/', 'b/', '2 smaller parts']);
  expect(tiles.map(({ key }) => nodeOf.get(key)?.name)).toEqual(['a', 'b', undefined]);
  expect(tiles.at(-1)).toMatchObject({ key: '//rest', label: '2 smaller parts', value: 4, heat: 0.75 });
});

it('a single speck is drawn itself', () => {
  expect(largestOf([node('a', 9_000), node('x', 3)]).rest).toEqual([]);
});

it('says the share that its colour stands for', () => {
  expect(riskCaption(node('po', 10, 0.38))).toBe('38%');
  expect(riskCaption(node('po', 10))).toBe('');
});

it('says under one name what the tile and the legend mean by it, and its two parts under others', () => {
  const saidOf = (part: KnowledgeNode) =>
    nodeRows(part).flatMap(({ label, value }) => (value.endsWith('%') ? `${label}: ${value}` : []));
  const thin = { ...node('src', 100, 0.4), unowned: 0.1, atRiskFiles: 3 };
  expect(riskCaption(thin)).toBe('50%');
  expect(saidOf(thin)).toEqual([
    'Nobody active knows well: 50%',
    'Only expert silent: 40%',
    'Experts silent, or none: 10%',
  ]);
  expect(saidOf(node('src', 100))).toEqual(['Nobody active knows well: 0%']);
  const file = { ...node('a.ts', 10), kind: 'file' as const };
  const silent = { ...file, risk: 1, atRiskFiles: 1 };
  const unowned = { ...file, unowned: 1 };
  expect([silent, unowned].map(riskCaption)).toEqual(['nobody active', 'nobody active']);
  expect([silent, unowned].map(fileRisk)).toEqual(['only expert silent', 'experts silent, or none']);
});

it('a file whose only expert is silent is said once in the sentence of its directory', () => {
  const part = { ...node('src', 100, 0.4), files: 9, atRiskFiles: 3, singleExpertFiles: 4 };
  expect(knowledgeSummary(part)).toContain('the only expert of 3 files has gone silent), 1 file rests on one active');
  expect(knowledgeSummary({ ...part, singleExpertFiles: 3 })).not.toContain('rest');
});

it('says of which 90 days it speaks once they are over', () => {
  expect(activeWithin('2026-08-03', '2026-08-03')).toBe('in the last 90 days');
  expect(activeWithin('2026-08-03', '2026-08-04')).toBe('in the 90 days to 3 Aug 2026');
});

it('shows the parts of large directories inside them, which a click can open as well', () => {
  const [src, docs] = [node('src', 900), node('docs', 80)];
  const file: KnowledgeNode = { ...node('big.ts', 500), kind: 'file' };
  const parts = [node('src/web', 600), { ...file, path: 'src/a.ts', name: 'a.ts', lines: 300 }];
  const { tiles, nodeOf } = knowledgeTiles([{ ...src, parts }, docs]);
  expect(tiles[0]?.children?.map(({ label }) => label)).toEqual(['src/web/', 'a.ts']);
  expect(tiles[1]).not.toHaveProperty('children');
  expect(nodeOf.get('1:src/a.ts')?.kind).toBe('file');
  const star: KnowledgeNode = { ...file, path: 'src/*', name: '*', lines: 500 };
  const specks = Array.from({ length: 60 }, (_, at) => node(`src/${at}`, 1));
  const starred = knowledgeTiles([{ ...src, parts: [star, ...specks] }, docs]);
  const keys = starred.tiles[0]?.children?.map(({ key }) => key) ?? [];
  expect(new Set(keys).size).toBe(keys.length);
  expect(starred.nodeOf.get('1:src/*')?.name).toBe('*');
  const crumbs = Array.from({ length: 60 }, (_, at) => node(`src/${at}`, 1));
  const many = knowledgeTiles([{ ...src, parts: crumbs }, docs]);
  const rest = many.tiles[0]?.children?.at(-1);
  expect(rest?.label).toBe('12 smaller parts');
  expect(many.nodeOf.get(rest!.key)?.name).toBe('src');
});
