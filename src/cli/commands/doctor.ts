import pc from 'picocolors';
import type { Operations } from '../../app/index.ts';
import { WheelhouseError } from '../../core/index.ts';
import type { CommandContext, CommonOptions } from '../context.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import type { Output } from '../output.ts';
import { openSession, type Session } from '../session.ts';
import { showProgress } from '../sync-progress.ts';
import { printable } from '../terminal/escape.ts';

/** `wheelhouse doctor`: is this machine fit, and is the data whole? */
export async function doctor(context: CommandContext, _options: CommonOptions): Promise<ExitCode> {
  const { output, signal } = context;
  await using session = await openOrCheckMachine(context);
  const { checks } = await session.run('doctor', {}, { report: showProgress(output), signal });
  output.progress.end();
  output.answer({ ok: checks.every(({ ok }) => ok), checks });
  tell(output, checks);
  return checks.every(({ ok }) => ok) ? EXIT.ok : EXIT.failed;
}

/** Before there is data, the machine alone is checked. */
async function openOrCheckMachine(context: CommandContext): Promise<Session> {
  try {
    return await openSession(context, { toRead: 'check' });
  } catch (error) {
    const { checkGit } = await import('../../app/index.ts');
    if (error instanceof WheelhouseError && error.code === 'input.invalid') tell(context.output, [await checkGit()]);
    throw error;
  }
}

function tell(output: Output, checks: ReturnType<Operations['doctor']>['checks']): void {
  for (const { title, ok, detail, help } of checks) {
    output.line(`${ok ? pc.green('✓') : pc.red('✗')} ${printable(title)}: ${printable(detail)}`);
    if (!ok && help) output.line(`${pc.dim('   →')}  ${printable(help)}`);
  }
}
