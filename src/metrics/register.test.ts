import { readdirSync, readFileSync, writeFileSync, mkdirSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Dimension } from '../contract/index.ts';
import { cataloguePages } from './catalogue.ts';
import { isWithheld } from './kernel/answers/recompute.ts';
import { DEFAULT_SETTINGS, goldenSql } from './kernel/index.ts';
import { metrics } from './register.ts';

const HERE = import.meta.dirname;
const GOLDEN = join(HERE, 'golden');
const DOCS = join(HERE, '..', '..', 'docs', 'metrics');

/** Ids of metrics defined anywhere below metrics/, read from the files themselves. */
function definedIds(): string[] {
  const files = ['code', 'knowledge', 'delivery'].flatMap((group) =>
    readdirSync(join(HERE, group), { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.test.ts'))
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  return files.flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    return text.includes('defineMetric({')
      ? [...text.matchAll(/^ {2}id: '([^']+)'/gm)].map((match) => match[1] as string)
      : [];
  });
}

test('every metric that a file defines is in the register, once', () => {
  expect(metrics.map(({ id }) => id).sort()).toEqual(definedIds().sort());
  expect(new Set(metrics.map(({ id }) => id)).size).toBe(metrics.length);
});

test('a file defines one metric and is named after it', () => {
  for (const { id, group } of metrics) {
    expect(id.startsWith(`${group}.`), id).toBe(true);
    expect(existsSync(join(HERE, group, `${id.slice(group.length + 1)}.ts`)), id).toBe(true);
  }
});

test('no metric can be split by a person', () => {
  expect(Dimension.options.filter((dimension) => /person|author|people/.test(dimension))).toEqual([]);
  for (const { id, breakdowns, evidence, extras = [] } of metrics) {
    expect(
      breakdowns.every((dimension) => Dimension.options.includes(dimension)),
      id,
    ).toBe(true);
    const columns = [...extras, ...(evidence.columns ?? [])].map(({ column }) => column);
    expect(
      columns.filter((column) => /person|author_|email|identity/.test(column)),
      id,
    ).toEqual([]);
  }
});

describe.each(metrics.map((metric) => ({ id: metric.id, metric })))('$id', ({ id, metric }) => {
  test('says what it is, in full sentences', () => {
    expect(metric.question).toMatch(/\?$/);
    expect(metric.formula).toMatch(/\.$/);
    expect(metric.sources.length).toBeGreaterThan(0);
    expect(metric.caveats.length).toBeGreaterThan(0);
    for (const { given, result } of metric.examples) {
      expect(given).toMatch(/\.$/);
      expect(result).toMatch(/\.$/);
    }
  });

  test('says what its evidence withholds where that is so, and only there', () => {
    expect(metric.evidence.withheld !== undefined).toBe(isWithheld(metric));
  });

  test('has the SQL that was reviewed; UPDATE_GOLDEN=1 writes it anew', () => {
    const file = join(GOLDEN, `${id}.sql`);
    const text = goldenSql(metric, DEFAULT_SETTINGS);
    if (process.env['UPDATE_GOLDEN']) {
      mkdirSync(GOLDEN, { recursive: true });
      writeFileSync(file, text);
    }
    expect(text).toBe(readFileSync(file, 'utf8'));
  });
});

test('there is golden SQL for no other metric', () => {
  expect(readdirSync(GOLDEN).sort()).toEqual(metrics.map(({ id }) => `${id}.sql`).sort());
});

test('docs/metrics is what the definitions say; `npm run generate` writes it anew', () => {
  const pages = cataloguePages(metrics);
  expect(readdirSync(DOCS).sort()).toEqual(pages.map(({ file }) => file).sort());
  for (const { file, text } of pages) expect(readFileSync(join(DOCS, file), 'utf8'), file).toBe(text);
});
