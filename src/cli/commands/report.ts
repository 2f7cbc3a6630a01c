import { resolve } from 'node:path';
import type { CommandContext, CommonOptions } from '../context.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { knownRepository } from '../known.ts';
import { openSession } from '../session.ts';
import { showProgress } from '../sync-progress.ts';
import { printable } from '../terminal/escape.ts';
import { bytes } from '../terminal/words.ts';

interface ReportOptions extends CommonOptions {
  output?: string;
  repo?: string[];
  from?: string;
  to?: string;
}

/** `wheelhouse report`: findings and pictures as one HTML file. */
export async function report(context: CommandContext, options: ReportOptions): Promise<ExitCode> {
  const { output, signal } = context;
  const file = resolve(context.process.cwd, options.output ?? 'wheelhouse-report.html');
  await using session = await openSession(context, { toRead: 'report' });
  const known = options.repo ? await session.run('list', {}) : [];
  const scope = {
    ...(options.repo
      ? { repositories: options.repo.map((named) => knownRepository(known, named, context.process.cwd).id) }
      : {}),
    ...(options.from ? { from: options.from } : {}),
    ...(options.to ? { to: options.to } : {}),
  };
  const written = await session.run('report', { ...scope, file }, { report: showProgress(output), signal });
  output.progress.end();
  output.answer(written);
  output.line(`${printable(written.file)}  ${bytes(written.bytes)}`);
  return EXIT.ok;
}
