import type { Config } from '../config/index.ts';
import { makeFolder } from './make-folder.ts';

/** Makes the data directory where it is missing. Errors: config.invalid where nothing can be written there. */
export function makeDataDir({ dataDir }: Config): Promise<void> {
  return makeFolder(dataDir, {
    code: 'config.invalid',
    what: `The data directory ${dataDir}`,
    help: 'Name another one with --data or WHEELHOUSE_DATA.',
  });
}
