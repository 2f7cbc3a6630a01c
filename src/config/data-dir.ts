import { statSync, type Stats } from 'node:fs';
import { dirname } from 'node:path';
import { WheelhouseError } from '../core/index.ts';

function look(path: string): Stats | null {
  try {
    return statSync(path);
  } catch {
    return null;
  }
}

/** Sees that no file is where the data folder is or is to be. Errors: config.invalid. */
export function refuseFileAsDataDir(dataDir: string): void {
  for (let at = dataDir; ; at = dirname(at)) {
    const found = look(at);
    if (found?.isDirectory() || (!found && dirname(at) === at)) return;
    if (!found) continue;
    const what =
      at === dataDir
        ? `The data path ${dataDir} is a file, not a folder.`
        : `The data folder ${dataDir} cannot be made: ${at} is a file, not a folder.`;
    throw new WheelhouseError('config.invalid', what, {
      help: 'Name a folder with --data or WHEELHOUSE_DATA; it is made if it is not there yet. The command `restore` takes a backup file.',
    });
  }
}
