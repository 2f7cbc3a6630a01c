import { expect, it, vi } from 'vitest';
import { openStore, type Store } from '../store/index.ts';
import { growRepository, makeRepository, temporaryFolder } from '../testing/small-repository.ts';
import { addRepositories } from './add-repositories.ts';
import { createSync, type SyncOptions } from './sync.ts';

const WITHIN = 30_000;
const commit = (name: string) => ({ files: { [name]: `${name}\n` } });
const sorted = (values: readonly number[]) => values.toSorted((a, b) => a - b);

async function world(options: Pick<SyncOptions, 'computeAhead'> & Partial<SyncOptions>) {
  const folder = temporaryFolder();
  const store: Store = await openStore({ file: folder.join('wheelhouse.duckdb'), threads: 2 });
  const dataDir = folder.join('data');
  const sync = createSync({ store, dataDir, memory: 700, parallel: 1, ignoreRevs: false, ...options });
  return {
    store,
    sync,
    make: (name: string, commits = [commit('a')]) => makeRepository(folder.join(name), commits),
    async add(paths: string[]): Promise<number[]> {
      const { signal } = new AbortController();
      const { repositories } = await addRepositories(paths, { store, dataDir, onProgress: () => undefined, signal });
      return paths.map((path) => repositories.find(({ git_dir }) => git_dir === path)!.id);
    },
    async [Symbol.asyncDispose]() {
      await sync.stop();
      await store.close();
      folder[Symbol.dispose]();
    },
  };
}

it('takes repositories through the steps, then computes ahead once for all of them, then looks again by itself', async () => {
  const ahead: (readonly number[])[] = [];
  await using here = await world({ computeAhead: async (changed) => void ahead.push(sorted(changed)) });
  const { sync, make, add } = here;
  const paths = ['one', 'two', 'three'].map((name) => make(name, [commit('a'), commit(name)]));
  const ids = await add(paths);
  const outcomes = await (await sync.start()).outcomes;
  expect(outcomes.map(({ commits, newCommits }) => [commits, newCommits])).toEqual([
    [2, 2],
    [2, 2],
    [2, 2],
  ]);
  await vi.waitFor(() => expect(ahead).toEqual([sorted(ids)]), WITHIN);
  growRepository(paths[1]!, [commit('later')]);
  sync.repeat(0.001);
  const totals = async () => sorted((await sync.states()).map(({ total }) => total));
  await vi.waitFor(async () => expect(await totals()).toEqual([2, 2, 3]), WITHIN);
});

it('what is computed ahead ends with the process, and a failure in it is told and fails nothing else', async () => {
  const errors: unknown[] = [];
  let stopped = false;
  await using here = await world({
    onError: (error) => errors.push(error),
    async computeAhead(changed, signal) {
      if (changed.length === 0) throw new Error('not foreseen');
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
      stopped = true;
    },
  });
  const { sync, make, add } = here;
  sync.computeAhead();
  await vi.waitFor(() => expect(errors).toHaveLength(1), WITHIN);
  const ids = await add([make('one')]);
  expect((await (await sync.start()).outcomes).map(({ state }) => state.phase)).toEqual(['done']);
  await sync.stop();
  expect(stopped).toBe(true);
  // nothing starts any more
  expect((await sync.start()).ids).toEqual(ids);
  expect(sync.running).toBe(false);
});

it('a thread that was stopped in the middle of a repository mines the next one', async () => {
  await using here = await world({ computeAhead: () => Promise.resolve() });
  const { store, sync, make, add } = here;
  const [long, short] = await add([
    make(
      'long',
      Array.from({ length: 300 }, (_, i) => commit(`file-${i}`)),
    ),
    make('short'),
  ]);
  const { outcomes } = await sync.start([long!, short!]);
  await vi.waitFor(async () => expect((await sync.states())[0]!.ready.commits).toBe(true), WITHIN);
  await sync.forget(long!, () => store.repositories.remove(long!));
  expect((await outcomes).map(({ state }) => state.phase)).toEqual(['failed', 'done']);
});
