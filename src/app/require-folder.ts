import { access, constants, stat } from 'node:fs/promises';
import { WheelhouseError } from '../core/index.ts';

/**
 * Sees that a file can be put into this folder. None is made: a mistyped path would leave folders behind, and the file
 * where nobody looks for it. Errors: input.invalid, with why.
 */
export async function requireFolder(folder: string): Promise<void> {
  const refuse = (why: string, help: string) => new WheelhouseError('input.invalid', `${folder} ${why}.`, { help });
  const found = await stat(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EACCES')
      throw refuse('cannot be entered: permission denied', 'Choose a folder you may write to.');
    return null;
  });
  if (!found) throw refuse('does not exist', 'Check the path; if it is the right one, make the folder first.');
  if (!found.isDirectory()) throw refuse('is no folder', 'Check the path; a file is in the way.');
  await access(folder, constants.W_OK | constants.X_OK).catch(() => {
    throw refuse('cannot be written to: permission denied', 'Choose a folder you may write to.');
  });
}
