import { join } from 'node:path';
import type { Config } from '../config/index.ts';
import type { StoreOptions } from '../store/index.ts';

/** The database's own share of the memory budget, in megabytes. */
function databaseMemory(total: number): number {
  return Math.max(256, Math.min(1_000, Math.round(total / 3)));
}

export function storeOptions({ bots: botPatterns, databaseUrl, dataDir, memory }: Config): StoreOptions {
  if (databaseUrl) return { url: databaseUrl, botPatterns };
  return { botPatterns, file: join(dataDir, 'wheelhouse.duckdb'), memoryLimit: `${databaseMemory(memory)}MB` };
}
