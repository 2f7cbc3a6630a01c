import { rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { WheelhouseError } from '../core/index.ts';
import { makeFolder } from './make-folder.ts';

/** Writes a file so that it is there whole or not at all. Errors: input.invalid where it cannot be written. */
export async function writeWhole(file: string, content: string): Promise<{ file: string; bytes: number }> {
  await makeFolder(dirname(file));
  const draft = `${file}.${process.pid}.part`;
  try {
    await writeFile(draft, content);
    await rename(draft, file);
    return { file, bytes: Buffer.byteLength(content) };
  } catch (cause) {
    await rm(draft, { force: true });
    throw new WheelhouseError('input.invalid', `${file} cannot be written: ${(cause as Error).message}`, {
      help: 'Choose a folder you may write to.',
      cause,
    });
  }
}
