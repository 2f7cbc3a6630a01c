import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe } from 'vitest';
import { openStore, type Store, type StoreOptions } from '../store/index.ts';
import { createTestDatabase } from './postgres.ts';

/** A store that takes its database with it when disposed. */
export interface TestStore extends Store {
  /** To open the same database once more, after `close()`. */
  options: StoreOptions;
}

export type OpenTestStore = () => Promise<TestStore>;

const ENGINES: Record<string, () => Promise<AsyncDisposable & { options: StoreOptions }>> = {
  DuckDB: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'wheelhouse-duckdb-'));
    return {
      options: { file: join(folder, 'wheelhouse.duckdb'), memoryLimit: '512MB', threads: 2 },
      [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
    };
  },
  PostgreSQL: async () => {
    const database = await createTestDatabase();
    return {
      options: { url: database.url, poolSize: 4 },
      [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
    };
  },
};

/**
 * Runs a suite once on each engine the store supports:
 *
 *     forEachStore((name, open) => {
 *       it('counts', async () => {
 *         await using store = await open();
 *         …
 */
export function forEachStore(suite: (name: string, open: OpenTestStore) => void): void {
  for (const [name, create] of Object.entries(ENGINES)) {
    describe(`on ${name}`, () => {
      suite(name, () => openOn(create));
    });
  }
}

async function openOn(create: () => Promise<AsyncDisposable & { options: StoreOptions }>): Promise<TestStore> {
  const database = await create();
  const store = await openStore(database.options).catch(async (error: unknown) => {
    await database[Symbol.asyncDispose]();
    throw error;
  });
  return {
    ...store,
    options: database.options,
    async [Symbol.asyncDispose]() {
      await store.close();
      await database[Symbol.asyncDispose]();
    },
  };
}
