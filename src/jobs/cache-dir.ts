import { join } from 'node:path';

/** The miner's files of one repository; they can be made anew from the repository at any time. */
export const cacheDirOf = (dataDir: string, id: number): string => join(dataDir, 'cache', String(id));
