import { expect, it } from 'vitest';
import { loadWorld } from '../../testing/load-world.ts';
import { forEachStore } from '../../testing/stores.ts';
import type { World } from '../../testing/world.ts';
import { openStore } from '../store.ts';

const world: World = {
  commits: [
    { id: 'a', by: 'Ana Lee <ana@corp.io>', at: '2024-01-01' },
    { id: 'b', by: 'Ana Lee <ana.lee@home.io>', at: '2024-01-02' },
    { id: 'c', by: 'ana <ANA@corp.io>', at: '2024-01-03' },
    { id: 'd', by: 'Bo <bo@corp.io>', at: '2024-01-04', with: ['Claude <noreply@anthropic.com>'] },
    { id: 'e', by: 'dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>', at: '2024-01-05' },
    { id: 'f', by: 'old <bo@old.io>', at: '2024-01-06' },
    { id: 'g', by: 'Nightly <nightly@corp.io>', at: '2024-01-07' },
  ],
  mailmap: { 'old <bo@old.io>': 'Bo <bo@corp.io>' },
};

forEachStore((_, open) => {
  it('makes certain matches and proposes likely ones', async () => {
    await using store = await open();
    await loadWorld(store, world);
    const people = await store.identities.people();
    expect(people.map((person) => [person.name, person.kind, person.identities.length])).toEqual([
      ['Ana Lee', 'person', 2],
      ['Ana Lee', 'person', 1],
      ['Bo', 'person', 2],
      ['Claude', 'agent', 1],
      ['dependabot[bot]', 'bot', 1],
      ['Nightly', 'person', 1],
    ]);
    const stored = await store.db.selectFrom('person').select(['id', 'name', 'kind']).orderBy('id').execute();
    expect(stored).toEqual(people.map(({ id, name, kind }) => ({ id, name, kind })));
    expect(
      (await store.identities.proposals()).map(({ people: [a, b], confidence, reason }) => [
        a.id,
        b.id,
        confidence,
        reason,
      ]),
    ).toEqual([[people[0]!.id, people[1]!.id, 'high', 'Both are called “Ana Lee”, with different addresses']]);
  });

  it('a merge takes effect on all of history at once, outlives a new import, and can be taken back', async () => {
    await using store = await open();
    const loaded = await loadWorld(store, world);
    const authors = async () =>
      (
        await store.db
          .selectFrom('commit')
          .innerJoin('identity', 'identity.id', 'commit.author_id')
          .select(['commit.id', 'identity.person_id'])
          .orderBy('commit.id')
          .execute()
      ).map((row) => row.person_id);
    const before = await authors();
    const [proposal] = await store.identities.proposals();
    const decision = await store.identities.merge(proposal!.people.map((person) => person.id));
    const after = await authors();
    expect(after[1]).toBe(after[0]);
    expect(await store.identities.proposals()).toEqual([]);
    expect(await store.db.selectFrom('person').select('id').where('id', '=', before[1]!).execute()).toEqual([]);

    await store.facts.sinkFor(loaded.repoId).open('anew');
    await loadWorld(store, world);
    expect(await authors()).toEqual(after);

    await store.identities.undo(decision);
    expect(await authors()).toEqual(before);
    expect(await store.identities.decisions()).toMatchObject([
      {
        id: decision,
        action: 'merge',
        undone: true,
        summary: 'One person: Ana Lee <ana@corp.io> and Ana Lee <ana.lee@home.io>',
      },
    ]);
    await expect(store.identities.undo(decision)).rejects.toMatchObject({ code: 'proposal.not-found' });
  });

  it('a rejected proposal is not made again', async () => {
    await using store = await open();
    await loadWorld(store, world);
    const [proposal] = await store.identities.proposals();
    const decision = await store.identities.reject([proposal!.people[0].id, proposal!.people[1].id]);
    expect(await store.identities.proposals()).toEqual([]);
    await store.identities.undo(decision);
    expect(await store.identities.proposals()).toEqual([proposal]);
  });

  it('splits a person, and says what cannot be split', async () => {
    await using store = await open();
    const loaded = await loadWorld(store, world);
    const [ana, other] = [await loaded.identity('Ana Lee <ana@corp.io>'), await loaded.identity('ana <ANA@corp.io>')];
    await store.identities.split(ana, [other]);
    expect((await store.identities.people()).find((person) => person.id === other)).toMatchObject({
      name: 'ana',
      identities: [{ id: other }],
    });
    await expect(store.identities.split(ana, [ana])).rejects.toMatchObject({ code: 'identity.conflict' });
    await expect(store.identities.split(ana, [other])).rejects.toMatchObject({ code: 'identity.conflict' });
    await expect(store.identities.merge([ana, 999])).rejects.toMatchObject({ code: 'person.not-found' });
    await expect(store.identities.merge([ana, ana])).rejects.toMatchObject({ code: 'identity.conflict' });
    expect(await store.identities.decisions()).toHaveLength(1);
  });

  it('a kind can be set, and bots can be configured', async () => {
    await using store = await open();
    const loaded = await loadWorld(store, world);
    const nightly = await loaded.identity('Nightly <nightly@corp.io>');
    const kind = async () =>
      (await store.db.selectFrom('person').select('kind').where('id', '=', nightly).executeTakeFirstOrThrow()).kind;
    const decision = await store.identities.setKind(nightly, 'bot');
    expect(await kind()).toBe('bot');
    await store.identities.undo(decision);
    expect(await kind()).toBe('person');
    await store.close();
    await using configured = await openStore({ ...store.options, botPatterns: [/^nightly@/u] });
    await configured.identities.refresh();
    expect((await configured.identities.people()).find((person) => person.id === nightly)).toMatchObject({
      kind: 'bot',
    });
  });
});
