import { resolve } from 'node:path';
import { WheelhouseError } from '../../core/index.ts';
import type { Run } from '../../app/index.ts';
import type { CommandContext, CommonOptions } from '../context.ts';
import { EXIT, type ExitCode } from '../exit.ts';
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

/** Ids of repositories named by name, id or source. Errors: repository.not-found. */
async function idsOf(run: Run, names: readonly string[]): Promise<number[]> {
  const all = await run('list', {});
  return names.map((name) => {
    const found = all.find((one) => one.name === name || String(one.id) === name || one.source === name);
    if (found) return found.id;
    throw new WheelhouseError('repository.not-found', `There is no repository ${name}.`, {
      help: `Known are: ${all.map((one) => one.name).join(', ') || 'none'}.`,
    });
  });
}

/** `wheelhouse report`: findings and pictures as one HTML file. */
export async function report(context: CommandContext, options: ReportOptions): Promise<ExitCode> {
  const { output, signal } = context;
  const file = resolve(context.process.cwd, options.output ?? 'wheelhouse-report.html');
  await using session = await openSession(context, { toRead: 'report' });
  const scope = {
    ...(options.repo ? { repositories: await idsOf(session.run, options.repo) } : {}),
    ...(options.from ? { from: options.from } : {}),
    ...(options.to ? { to: options.to } : {}),
  };
  const written = await session.run('report', { ...scope, file }, { report: showProgress(output), signal });
  output.progress.end();
  output.answer(written);
  output.line(`${printable(written.file)}  ${bytes(written.bytes)}`);
  return EXIT.ok;
}
