import { describe, expect, it } from 'vitest';
import type { Finding } from '../../contract/index.ts';
import { select } from './select.ts';

const finding = (kind: string, repository: number, weight: number): Finding => ({
  id: `${kind}:${repository}`,
  kind,
  repository,
  weight,
  tone: 'neutral',
  sentence: '',
  detail: '',
  tryThis: null,
  metric: null,
  value: null,
  unit: null,
  n: 0,
  period: {},
  link: '/',
});
const ids = (findings: Finding[]) => select(findings).map((f) => f.id);

describe('select', () => {
  it('gives the first five five kinds', () => {
    const loud = ['a', 'b', 'c', 'd', 'e'].flatMap((kind, i) => [finding(kind, 1, 90 - i), finding(kind, 2, 80 - i)]);
    const first = select(loud).slice(0, 5);
    expect(new Set(first.map((f) => f.kind)).size).toBe(5);
    expect(new Set(first.map((f) => f.repository)).size).toBe(2);
  });

  it('lets a repository that was heard wait for the others', () => {
    expect(ids([finding('a', 1, 60), finding('b', 1, 58), finding('c', 2, 50)])).toEqual(['a:1', 'c:2', 'b:1']);
  });

  it('shows at most three of a kind', () => {
    const many = [1, 2, 3, 4, 5].map((repository) => finding('a', repository, 50));
    expect(ids(many)).toHaveLength(3);
  });

  it('has something to say of every repository', () => {
    const loud = ['a', 'b', 'c', 'd', 'e', 'f'].map((kind) => finding(kind, 1, 60));
    const quiet = [finding('steady', 2, 10), finding('age', 2, 8), finding('steady', 3, 10), finding('steady', 1, 10)];
    const said = select([...loud, ...quiet]);
    expect(said.filter((f) => f.repository === 2)).toHaveLength(1);
    expect(said.filter((f) => f.repository === 3)).toHaveLength(1);
    expect(said.some((f) => f.id === 'steady:1')).toBe(false);
  });

  it('fills the first five with bearings when there is little else', () => {
    expect(
      ids([finding('a', 1, 50), finding('steady', 1, 10), finding('age', 1, 8), finding('survival', 1, 9)]),
    ).toEqual(['a:1', 'steady:1', 'survival:1', 'age:1']);
  });

  it('says what asks for attention before any bearing, also of a kind that was said', () => {
    expect(
      ids(
        [finding('people', 1, 55), finding('people', 1, 50), finding('age', 1, 8)].map((f, i) => ({
          ...f,
          id: `${f.kind}${i}`,
        })),
      ),
    ).toEqual(['people0', 'people1', 'age2']);
  });

  it('gives weights that follow the order', () => {
    const weights = select([finding('a', 1, 60), finding('b', 1, 58), finding('c', 2, 50)]).map((f) => f.weight);
    expect(weights).toEqual([60, 50, 50]);
  });
});
