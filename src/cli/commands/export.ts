import { resolve } from 'node:path';
import { WheelhouseError } from '../../core/index.ts';
import type { CommandContext, CommonOptions } from '../context.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { openSession } from '../session.ts';
import { showProgress } from '../sync-progress.ts';
import { printable } from '../terminal/escape.ts';
import { counted } from '../terminal/words.ts';

interface ExportOptions extends CommonOptions {
  format?: string;
  table?: string[];
}

/** `wheelhouse export`: the facts as files for other tools. */
export async function exportFacts(context: CommandContext, options: ExportOptions, args: string[]): Promise<ExitCode> {
  const format = options.format ?? 'parquet';
  if (format !== 'parquet' && format !== 'csv') {
    throw new WheelhouseError('input.invalid', `There is no format ${format}.`, {
      help: 'Use --format parquet or --format csv.',
    });
  }
  const directory = resolve(context.process.cwd, args[0] ?? '.');
  await using session = await openSession(context, { toRead: 'export' });
  const { files } = await session.run(
    'export',
    { directory, format, ...(options.table ? { tables: options.table } : {}) },
    { report: showProgress(context.output), signal: context.signal },
  );
  context.output.progress.end();
  context.output.answer({ files });
  for (const { file, rows } of files) context.output.line(`${printable(file)}  ${counted(rows, 'row')}`);
  return EXIT.ok;
}
