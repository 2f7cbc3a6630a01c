import { stat } from 'node:fs/promises';
import { WheelhouseError } from '../core/index.ts';
import { refuseFolder, requireWritable } from './require-writable.ts';

/**
 * Sees that a file can be put into this folder. None is made: a mistyped path would leave folders behind, and the file
 * where nobody looks for it. Errors: input.invalid, with why.
 */
export async function requireFolder(folder: string): Promise<void> {
  const refuse = (why: string, help: string) => new WheelhouseError('input.invalid', `${folder} ${why}.`, { help });
  const found = await stat(folder).catch((cause: NodeJS.ErrnoException) =>
    isMissing(cause) ? null : refuseFolder(folder, 'entered')(cause),
  );
  if (!found) throw refuse('does not exist', 'Check the path; if it is the right one, make the folder first.');
  if (!found.isDirectory()) throw refuse('is no folder', 'Check the path; a file is in the way.');
  await requireWritable(folder);
}

const isMissing = ({ code }: NodeJS.ErrnoException): boolean => code === 'ENOENT' || code === 'ENOTDIR';
