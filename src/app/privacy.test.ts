import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Column, Dimension, endpoints, type Endpoint } from '../contract/index.ts';
import { metrics } from '../metrics/index.ts';

/** Promise 3: there is no per-person metric, no ranking, no sort or export by person; the API itself holds to it. */

interface Schema {
  $ref?: string;
  $defs?: Record<string, Schema>;
  type?: string | string[];
  properties?: Record<string, Schema>;
  items?: Schema;
  anyOf?: Schema[];
  additionalProperties?: Schema | boolean;
}

const PERSON =
  /^(person|people|author|authors|co-?authors|name|email|identity|identities|login|user|committer|knows|owner|reviewer|by)$/i;
/** Numbers that count or place nothing of a person. */
const IDS = new Set(['id', 'repository', 'person', 'total']);

const numeric = (schema: Schema): boolean =>
  [schema.type].flat().some((type) => type === 'number' || type === 'integer') || (schema.anyOf ?? []).some(numeric);

/** A schema with its references written out. */
function inlined(schema: Schema, definitions = schema.$defs ?? {}): Schema {
  const target = schema.$ref ? definitions[schema.$ref.replace('#/$defs/', '')] : undefined;
  if (target) return inlined(target, definitions);
  const each = (value: Schema) => inlined(value, definitions);
  return {
    ...schema,
    ...(schema.properties
      ? { properties: Object.fromEntries(Object.entries(schema.properties).map(([key, value]) => [key, each(value)])) }
      : {}),
    ...(schema.items ? { items: each(schema.items) } : {}),
    ...(schema.anyOf ? { anyOf: schema.anyOf.map(each) } : {}),
    ...(typeof schema.additionalProperties === 'object'
      ? { additionalProperties: each(schema.additionalProperties) }
      : {}),
  };
}

/** Objects, by path, that have both someone's name and a number. */
function* namesWithNumbers(schema: Schema, path: string): Generator<string> {
  const properties = Object.entries(schema.properties ?? {});
  const names = properties.filter(([key, value]) => PERSON.test(key) && !numeric(value)).map(([key]) => key);
  const people =
    properties.some(([key]) => /^(person|author|email)$/.test(key)) ||
    (names.includes('name') && properties.some(([key]) => key === 'identities'));
  const numbers = properties.filter(([key, value]) => numeric(value) && !IDS.has(key)).map(([key]) => key);
  if (people && numbers.length > 0) yield `${path}: ${numbers.join(', ')}`;
  for (const [key, value] of properties) yield* namesWithNumbers(value, `${path}.${key}`);
  if (schema.items) yield* namesWithNumbers(schema.items, `${path}[]`);
  for (const option of schema.anyOf ?? []) yield* namesWithNumbers(option, path);
  if (typeof schema.additionalProperties === 'object')
    yield* namesWithNumbers(schema.additionalProperties, `${path}{}`);
}

it('no answer of the API puts a number on a person', () => {
  const found = Object.entries<Endpoint>(endpoints).flatMap(([name, { response }]) => [
    ...namesWithNumbers(inlined(z.toJSONSchema(response) as Schema), name),
  ]);
  expect(found.toSorted()).toEqual([
    // A commit's own numbers, beside the name of who wrote it: there is no list of commits by person.
    'getCommit: aliveLines',
    'getFile.commits[]: lines',
  ]);
});

it('no question can be asked by person', () => {
  const asked = Object.entries<Endpoint>(endpoints).flatMap(([name, { query }]) =>
    query && 'shape' in query ? Object.keys(query.shape as object).map((key) => [name, key] as const) : [],
  );
  expect(asked.filter(([, key]) => /person|author|people|sort|order|identity|email|member/i.test(key))).toEqual([]);
});

it('the list of people has no filter but who they are', () => {
  expect(Object.keys(endpoints.listPeople.query!.shape).toSorted()).toEqual(['cursor', 'kind', 'limit', 'q']);
});

describe('every metric', () => {
  it.each(metrics.map((metric) => [metric.id, metric] as const))(
    '%s has no person among its dimensions and columns',
    (_, metric) => {
      const known: readonly string[] = Dimension.options;
      expect(metric.breakdowns.filter((dimension) => !known.includes(dimension) || PERSON.test(dimension))).toEqual([]);
      const columns = [...(metric.extras ?? []), ...(metric.evidence.columns ?? [])];
      // How many people there are is a number about code; who they are is not.
      const said = columns.filter(({ type }) => type !== 'number');
      expect(
        said.filter(({ key, column }) => /person|author|email|identity|committer/i.test(`${key} ${column}`)),
      ).toEqual([]);
    },
  );

  it('dimensions and kinds of column name no person', () => {
    expect([...Dimension.options, ...Column.shape.type.options].filter((name) => PERSON.test(name))).toEqual([]);
  });
});
