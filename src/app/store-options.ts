import { join } from 'node:path';
import type { Config } from '../config/index.ts';
import type { StoreOptions } from '../store/index.ts';

/** The database's own share of the memory budget, in megabytes. */
function databaseMemory(total: number): number {
  return Math.max(256, Math.min(1_000, Math.round(total / 3)));
}

/** Where the embedded database lives. */
export const databaseFile = ({ dataDir }: Pick<Config, 'dataDir'>): string => join(dataDir, 'wheelhouse.duckdb');

export function storeOptions(config: Config): StoreOptions {
  const { bots: botPatterns, databaseUrl, databaseReaderUrl, dataDir, memory } = config;
  if (databaseUrl)
    return { url: databaseUrl, botPatterns, ...(databaseReaderUrl ? { readerUrl: databaseReaderUrl } : {}) };
  return { botPatterns, file: databaseFile({ dataDir }), memoryLimit: `${databaseMemory(memory)}MB` };
}
