import { resolve } from 'node:path';
import type { CommandContext, CommonOptions } from '../context.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { printable } from '../terminal/escape.ts';

/** `wheelhouse restore`: a new data directory from a backup. */
export async function restore(
  { config, output, process }: CommandContext,
  _options: CommonOptions,
  args: string[],
): Promise<ExitCode> {
  const { restoreData } = await import('../../app/index.ts');
  const file = resolve(process.cwd, args[0] ?? '');
  await restoreData(config, {
    file,
    onProgress: ({ table, rows }) =>
      output.progress.show([
        { label: 'restore', doing: table, done: rows, total: 0, unit: 'rows', perSecond: null, secondsLeft: null },
      ]),
  });
  output.progress.end();
  output.answer({ restored: file, dataDir: config.dataDir });
  const next = output.withCommands('Start it with `wheelhouse up` or `wheelhouse serve`.');
  output.line(`${printable(config.dataDir)} now holds what was in ${printable(file)}. ${next}`);
  return EXIT.ok;
}
