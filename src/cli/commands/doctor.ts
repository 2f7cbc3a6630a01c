import pc from 'picocolors';
import type { CommandContext, CommonOptions } from '../context.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { openSession } from '../session.ts';
import { showProgress } from '../sync-progress.ts';
import { printable } from '../terminal/escape.ts';

/** `wheelhouse doctor`: is this machine fit, and is the data whole? */
export async function doctor(context: CommandContext, _options: CommonOptions): Promise<ExitCode> {
  const { output, signal } = context;
  await using session = await openSession(context);
  const { checks } = await session.run('doctor', {}, { report: showProgress(output), signal });
  output.progress.end();
  output.answer({ ok: checks.every(({ ok }) => ok), checks });
  for (const { title, ok, detail, help } of checks) {
    output.line(`${ok ? pc.green('✓') : pc.red('✗')} ${printable(title)}: ${printable(detail)}`);
    if (!ok && help) output.line(`${pc.dim('   →')}  ${printable(help)}`);
  }
  return checks.every(({ ok }) => ok) ? EXIT.ok : EXIT.failed;
}
