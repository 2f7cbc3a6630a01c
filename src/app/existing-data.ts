import { existsSync } from 'node:fs';
import type { Config } from '../config/index.ts';
import { noRepositoryYet } from '../core/index.ts';
import { databaseFile } from './store-options.ts';

/**
 * Sees that there is data for one who only reads: a mistyped folder would be made, and an empty database in it would answer.
 * A database elsewhere is there or says so itself. Errors: input.invalid, with how data comes to be.
 */
export function refuseWithoutData(config: Config, verb: string): void {
  if (config.databaseUrl || existsSync(databaseFile(config))) return;
  const { dataDir } = config;
  throw noRepositoryYet(
    verb,
    existsSync(dataDir) ? `The data folder ${dataDir} holds no data yet` : `There is no data folder ${dataDir}`,
  );
}
