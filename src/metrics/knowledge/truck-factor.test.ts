import { expect, test } from 'vitest';
import { truckFactor, type World } from '../../core/index.ts';
import { loadWorld } from '../../testing/load-world.ts';
import { forEachStore } from '../../testing/stores.ts';
import { createMeasures, knowledgeTree } from '../index.ts';

const now = () => new Date('2026-06-02T00:00:00Z');

forEachStore((_name, open) => {
  test('a commit that changed a file under two of its names is one change', async () => {
    await using store = await open();
    await loadWorld(store, {
      commits: [
        { id: 'a', by: 'ann', at: '2026-01-01', files: { 'a.ts': 10, 'b.ts': 10 } },
        { id: 'b', by: 'ann', at: '2026-01-02', files: { 'a.ts': { deleted: true } } },
        { id: 'c', by: 'ann', at: '2026-01-03', files: { 'a.ts': { from: 'b.ts' } } },
      ],
    });
    const { total } = await createMeasures(store, {}, now).series('knowledge.truck-factor', {});
    expect(total).toMatchObject({ value: 1, n: 1 });
  });

  test('the truck factor agrees with one worked out from the raw rows', async () => {
    await using store = await open();
    await loadWorld(store, many());
    const { node } = await knowledgeTree({ store, now }, {});
    expect(node.truckFactor).toBe(bruteForce(many()));
  });
});

/** Twelve files, five people, sixty changes spread by a fixed rule. */
function many(): World {
  const people = ['ann', 'ben', 'cem', 'dee', 'eva'];
  return {
    repository: 'many',
    commits: Array.from({ length: 60 }, (_, i) => ({
      id: `c${i}`,
      by: people[((i * i + 3 * i) % 7) % 5]!,
      at: new Date(Date.UTC(2026, 0, 1 + i)).toISOString(),
      files: { [`f${(i * 7 + (i >> 2)) % 12}.ts`]: 1 + (i % 3) },
    })),
  };
}

/** Authors straight from the definition, on the world itself. */
function bruteForce(source: World): number | undefined {
  const changes = new Map<string, string[]>();
  for (const { by, files } of source.commits)
    for (const path of Object.keys(files ?? {})) changes.set(path, [...(changes.get(path) ?? []), by]);
  const authors = [...changes.values()].map((who) => {
    const scores = [...new Set(who)].map((person) => {
      const mine = who.filter((other) => other === person).length;
      return {
        person,
        doa: 3.293 + (who[0] === person ? 1.098 : 0) + 0.164 * mine - 0.321 * Math.log(1 + who.length - mine),
      };
    });
    const best = Math.max(...scores.map(({ doa }) => doa));
    return scores.filter(({ doa }) => doa >= 3.293 && doa > 0.75 * best).map(({ person }) => person);
  });
  return truckFactor(authors)?.value;
}
