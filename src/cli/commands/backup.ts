import { resolve } from 'node:path';
import type { CommandContext, CommonOptions } from '../context.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { openSession } from '../session.ts';
import { showProgress } from '../sync-progress.ts';
import { printable } from '../terminal/escape.ts';
import { bytes } from '../terminal/words.ts';

/** `wheelhouse backup`: a copy to restore from. */
export async function backup(context: CommandContext, _options: CommonOptions, args: string[]): Promise<ExitCode> {
  await using session = await openSession(context, { toRead: 'back up' });
  const written = await session.run('backup', args[0] ? { file: resolve(context.process.cwd, args[0]) } : {}, {
    report: showProgress(context.output),
    signal: context.signal,
  });
  context.output.progress.end();
  context.output.answer(written);
  context.output.line(`${printable(written.file)}  ${bytes(written.bytes)}`);
  return EXIT.ok;
}
