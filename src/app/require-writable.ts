import { access, constants } from 'node:fs/promises';
import { WheelhouseError, type ErrorCode } from '../core/index.ts';

const WHY: Record<string, string> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  ENOENT: 'the system allows no new folder there',
  ENOTDIR: 'a file is in the way',
  EEXIST: 'a file is in the way',
  ENOSPC: 'no space is left',
};

export interface FolderRefusal {
  code?: ErrorCode;
  /** What the sentence is about, if not the path alone. */
  what?: string;
  help?: string;
}

/** Throws what the system says against a folder, in words: why it cannot be "made", "entered" or the like. */
export function refuseFolder(
  folder: string,
  verb: string,
  { code = 'input.invalid', what = folder, help = 'Choose a folder you may write to.' }: FolderRefusal = {},
): (cause: NodeJS.ErrnoException) => never {
  return (cause) => {
    const why = WHY[cause.code ?? ''] ?? cause.message;
    throw new WheelhouseError(code, `${what} cannot be ${verb}: ${why}.`, { help, cause });
  };
}

/** Sees that files can be put into a folder that is there. Errors: input.invalid, or the given code, with why. */
export async function requireWritable(folder: string, refusal?: FolderRefusal): Promise<void> {
  await access(folder, constants.W_OK | constants.X_OK).catch(refuseFolder(folder, 'written to', refusal));
}
