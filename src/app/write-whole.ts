import { rename, rm, stat, writeFile } from 'node:fs/promises';
import { WheelhouseError } from '../core/index.ts';

/** Writes a file into a folder that is there, so that the file is there whole or not at all. Errors: input.invalid where it cannot be written. */
export async function writeWhole(file: string, content: string): Promise<{ file: string; bytes: number }> {
  if ((await stat(file).catch(() => null))?.isDirectory())
    throw new WheelhouseError('input.invalid', `${file} is a folder.`, { help: 'Give the name of a file in it.' });
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
