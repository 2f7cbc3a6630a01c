import { expect, test } from 'vitest';
import { mineIntoStore } from '../../testing/mining.ts';
import { createRepository, type TestRepository } from '../../testing/repository.ts';
import { forEachStore, type TestStore } from '../../testing/stores.ts';
import { createMeasures, fileKnowledge } from '../index.ts';

const OLD = 'tool.ts';
const NEW = 'lib/tool.ts';
const now = () => new Date('2020-03-01T00:00:00Z');
const by = (name: string) => `${name} <${name.toLowerCase()}@example.test>`;
const text = (...changed: number[]) =>
  Array.from({ length: 30 }, (_, line) => (changed.includes(line) ? `changed ${line}\n` : `line ${line}\n`)).join('');
const SIDE = 'refs/heads/side';

/** Ann writes the file; Ben renames it on one branch while Cem changes it on another, which forks before that. */
function renamedBeside(repository: TestRepository): { renamed: number; changed: number } {
  const first = repository.commit({ author: by('Ann'), files: { [OLD]: text() } });
  const renamed = repository.commit({ author: by('Ben'), renames: [[OLD, NEW]] });
  const changed = repository.commit({ author: by('Cem'), branch: SIDE, parents: [first], files: { [OLD]: text(5) } });
  return { renamed, changed };
}

async function load(store: TestStore, build: (repository: TestRepository) => void) {
  using repository = createRepository();
  build(repository);
  repository.flush();
  const id = await mineIntoStore(repository, store);
  return async (path: string) => {
    const { commits } = await fileKnowledge({ store, now }, { repository: id, path });
    return commits.map(({ author }) => author).toSorted();
  };
}

forEachStore((_name, open) => {
  for (const renameFirst of [true, false]) {
    test(`a change under the old name on a branch beside the rename is kept, the rename ${renameFirst ? 'before' : 'after'} it`, async () => {
      await using store = await open();
      const authorsOf = await load(store, (repository) => {
        const { renamed, changed } = renamedBeside(repository);
        const parents = renameFirst ? [renamed, changed] : [changed, renamed];
        repository.commit({ author: by('Mia'), parents, files: { [OLD]: null, [NEW]: text(5) } });
        repository.commit({ author: by('Zoe'), files: { [NEW]: text(5, 20) } });
      });
      expect(await authorsOf(NEW)).toEqual(['Ann', 'Ben', 'Cem', 'Zoe']);
      const { rows } = await createMeasures(store, {}, now).breakdown('knowledge.hotspots', { by: 'file' });
      expect(rows.map(({ extra }) => [extra['path'], extra['changes']])).toEqual([[NEW, 4]]);
    });

    test(`what becomes of the old name later is not of the renamed file, the rename ${renameFirst ? 'before' : 'after'} a change beside it`, async () => {
      await using store = await open();
      const authorsOf = await load(store, (repository) => {
        const { renamed, changed } = renamedBeside(repository);
        const parents = renameFirst ? [renamed, changed] : [changed, renamed];
        repository.commit({ author: by('Mia'), parents, files: { [OLD]: null, [NEW]: text(5) } });
        repository.commit({ author: by('Fay'), files: { [OLD]: 'another tool\n' } });
        repository.commit({ author: by('Gus'), files: { [OLD]: 'another tool\nof Gus\n' } });
      });
      expect(await authorsOf(NEW)).toEqual(['Ann', 'Ben', 'Cem']);
      expect(await authorsOf(OLD)).toEqual(['Fay', 'Gus']);
    });
  }

  for (const removed of [false, true]) {
    test(`a merge that keeps both names parts them${removed ? ', also when the old one is removed later' : ''}`, async () => {
      await using store = await open();
      const authorsOf = await load(store, (repository) => {
        const { renamed, changed } = renamedBeside(repository);
        const both = { [OLD]: text(5), [NEW]: text() };
        repository.commit({ author: by('Mia'), parents: [renamed, changed], files: both });
        repository.commit({ author: by('Dee'), files: { [OLD]: text(5, 7) } });
        if (removed) repository.commit({ author: by('Eve'), files: { [OLD]: null } });
      });
      const authors = await authorsOf(NEW);
      expect(authors).toEqual(expect.arrayContaining(['Ann', 'Ben']));
      expect(authors).not.toEqual(expect.arrayContaining(['Dee']));
      expect(authors).not.toEqual(expect.arrayContaining(['Eve']));
    });
  }
});
