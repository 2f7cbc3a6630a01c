import { expect, test } from 'vitest';
import { mineIntoStore } from '../../testing/mining.ts';
import { createRepository } from '../../testing/repository.ts';
import { forEachStore, type TestStore } from '../../testing/stores.ts';
import { fileKnowledge, knowledgeTree } from '../index.ts';

const SHARED = 'package.json';
const now = () => new Date('2020-06-01T00:00:00Z');
const by = (name: string) => `${name} <${name.toLowerCase()}@example.test>`;
/** Lines that no other file has, so that nothing but the rename looks like one. */
const text = (word: string) => Array.from({ length: 20 }, (_, line) => `${word} ${line}\n`).join('');

/**
 * Ann's package.json stays at the root, where x (Xia) and y (Yan) had theirs too until they moved into directories of
 * their own; both are merged, and Zoe goes on. Parents' order is that of ids: of main before those of x and y, or after.
 */
async function mineMerged(store: TestStore, mainFirst: boolean): Promise<void> {
  using repository = createRepository();
  const day = (month: number, date: number) => Date.UTC(2020, month - 1, date) / 1000;
  const own = (branch: string, author: string, at: number) => {
    const history = { branch: `refs/heads/${branch}`, author: by(author) };
    repository.commit({ ...history, at, files: { [SHARED]: text(branch) } });
    return repository.commit({ ...history, at: at + 86_400, files: { [SHARED]: `${text(branch)}${branch}\n` } });
  };
  const main = own('main', 'Ann', day(1, 1));
  const moved = (['x', 'y'] as const).map((name, i) => {
    const author = { x: 'Xia', y: 'Yan' }[name];
    own(name, author, day(2 + i, 1));
    const move = { branch: `refs/heads/${name}`, author: by(author), at: day(2 + i, 10) };
    return repository.commit({ ...move, renames: [[SHARED, `${name}/${SHARED}`]] });
  });
  const merged: Record<string, string> = { [SHARED]: `${text('main')}main\n` };
  let tip = main;
  for (const [i, mark] of moved.entries()) {
    const name = ['x', 'y'][i]!;
    merged[`${name}/${SHARED}`] = `${text(name)}${name}\n`;
    const parents = mainFirst ? [tip, mark] : [mark, tip];
    tip = repository.commit({ author: by('Mia'), at: day(5, 1 + i), parents, files: merged });
  }
  repository.commit({ author: by('Zoe'), at: day(5, 10), files: { [SHARED]: `${text('main')}main\nZoe\n` } });
  repository.flush();
  await mineIntoStore(repository, store);
}

forEachStore((_name, open) => {
  for (const mainFirst of [true, false]) {
    test(`files that merged repositories had at one path keep their own history, ids of the tip's ${mainFirst ? 'before' : 'after'} theirs`, async () => {
      await using store = await open();
      await mineMerged(store, mainFirst);
      const context = { store, now };
      const changed = async (path: string) =>
        (await fileKnowledge(context, { repository: 1, path })).commits.map(({ author }) => author);
      expect(await changed(SHARED)).toEqual(['Zoe', 'Ann', 'Ann']);
      expect(await changed(`x/${SHARED}`)).toEqual(['Xia', 'Xia', 'Xia']);
      expect(await changed(`y/${SHARED}`)).toEqual(['Yan', 'Yan', 'Yan']);
      const { children } = await knowledgeTree(context, {});
      expect(children.map(({ path, singleExpertFiles }) => [path, singleExpertFiles])).toContainEqual(['y', 1]);
    });
  }
});
