import { describe, expect, it } from 'vitest';
import { loadWorld } from '../../testing/load-world.ts';
import { forEachStore } from '../../testing/stores.ts';
import type { World } from '../../testing/world.ts';
import { listPeople } from './index.ts';

forEachStore((_, open) => {
  describe('people', () => {
    const mapped: World = {
      repository: 'names',
      commits: [
        { id: 'a', by: 'Ana Lima <ana@example.test>', at: '2024-01-01', files: { x: 1 } },
        { id: 'b', by: 'ana <old@example.test>', at: '2024-01-02', files: { x: 1 } },
        { id: 'c', by: 'A. Lima <ana@example.test>', at: '2024-01-03', files: { x: 1 } },
        { id: 'd', by: 'Bob 100%_x <bob@example.test>', at: '2024-01-04', files: { x: 1 } },
        {
          id: 'e',
          by: 'dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>',
          at: '2024-01-05',
          files: { x: 1 },
        },
      ],
      mailmap: { 'ana <old@example.test>': 'Ana Lima <ana@example.test>' },
    };
    const everyone = { offset: 0, limit: 50 };

    it('come by name with their identities and why they are theirs', async () => {
      await using store = await open();
      await loadWorld(store, mapped);
      const { people, total } = await listPeople(store.db, everyone);
      expect(total).toBe(3);
      expect(people.map(({ name, kind }) => [name, kind])).toEqual([
        ['Ana Lima', 'person'],
        ['Bob 100%_x', 'person'],
        ['dependabot[bot]', 'bot'],
      ]);
      expect(people[0]?.identities.map(({ email, name, why }) => [email, name, why])).toEqual([
        ['ana@example.test', 'A. Lima', 'same address'],
        ['ana@example.test', 'Ana Lima', 'as recorded'],
        ['old@example.test', 'ana', '.mailmap'],
      ]);
    });

    it('are searched by any of their names and addresses, and paged', async () => {
      await using store = await open();
      await loadWorld(store, mapped);
      const names = async (question: Parameters<typeof listPeople>[1]) =>
        (await listPeople(store.db, question)).people.map(({ name }) => name);
      expect(await names({ ...everyone, q: 'OLD@' })).toEqual(['Ana Lima']);
      expect(await names({ ...everyone, q: '100%_' })).toEqual(['Bob 100%_x']);
      expect(await names({ ...everyone, q: '%' })).toEqual(['Bob 100%_x']);
      expect(await names({ ...everyone, kind: 'bot' })).toEqual(['dependabot[bot]']);
      expect(await names({ offset: 1, limit: 1 })).toEqual(['Bob 100%_x']);
      expect(await listPeople(store.db, { offset: 3, limit: 5 })).toEqual({ people: [], total: 3 });
    });
  });
});
