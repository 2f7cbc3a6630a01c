import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { loadWorld } from '../testing/load-world.ts';
import { forEachStore } from '../testing/stores.ts';
import { describeTable, tableNames } from './tables.ts';

const page = readFileSync(new URL('../../docs/schema.md', import.meta.url), 'utf8');

it('the page of the tables has every column that can be asked for, and nothing else', () => {
  const sections = new Map(
    page
      .split(/^## /m)
      .slice(1)
      .map((section) => [section.split('\n')[0], [...section.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name)]),
  );
  const wanted = tableNames
    .map((name) => ({ name, ...describeTable(name) }))
    .map(({ name, columns }) => [name, columns.map(([column]) => column)] as const);
  expect(sections).toEqual(new Map(wanted));
});

forEachStore((_name, open) => {
  it('the examples on the page of the tables can be asked', async () => {
    await using store = await open();
    const today = new Date().toISOString().slice(0, 10);
    await loadWorld(store, { repository: 'api', commits: [{ id: 'a', by: 'ana', at: today, files: { 'a.ts': 7 } }] });
    const examples = [...page.matchAll(/```sql\n(.*?)```/gs)].map(([, query]) => query ?? '');
    const answers = await Promise.all(examples.map((query) => store.readOnlySql(query, { limit: 10 })));
    expect(answers.map(({ rows }) => rows.map((row) => row.map(String)))).toEqual([
      [['api', '1', '7']],
      [[today.slice(0, 4), '7']],
    ]);
  });
});
