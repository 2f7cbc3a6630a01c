import pc from 'picocolors';
import type { Operations } from '../../app/index.ts';
import { WheelhouseError } from '../../core/index.ts';
import type { CommandContext, CommonOptions } from '../context.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import type { Output } from '../output.ts';
import { openSession } from '../session.ts';
import { showProgress } from '../sync-progress.ts';
import { printable } from '../terminal/escape.ts';

type Check = ReturnType<Operations['doctor']>['checks'][number];

/** `wheelhouse doctor`: is this machine fit, and is the data whole? */
export async function doctor(context: CommandContext, _options: CommonOptions): Promise<ExitCode> {
  const checks = await checksOf(context);
  const ok = checks.every((check) => check.ok);
  context.output.answer({ ok, checks });
  tell(context.output, checks);
  return ok ? EXIT.ok : EXIT.failed;
}

async function checksOf(context: CommandContext): Promise<Check[]> {
  const { output, signal } = context;
  try {
    await using session = await openSession(context, { toRead: 'check' });
    const { checks } = await session.run('doctor', {}, { report: showProgress(output), signal });
    output.progress.end();
    return checks;
  } catch (error) {
    if (!(error instanceof WheelhouseError) || error.code !== 'input.invalid') throw error;
    // Before there is data, the machine alone is checked.
    const { checkGit } = await import('../../app/index.ts');
    return [
      await checkGit(),
      { check: 'data', title: 'There is data', ok: false, broken: null, detail: error.message, help: error.help },
    ];
  }
}

function tell(output: Output, checks: readonly Check[]): void {
  for (const { title, ok, detail, help } of checks) {
    output.line(`${ok ? pc.green('✓') : pc.red('✗')} ${printable(title)}: ${printable(detail)}`);
    if (!ok && help) output.line(`${pc.dim('   →')}  ${printable(output.withCommands(help))}`);
  }
}
