import { linesOf } from '../../git/index.ts';
import type { CommandContext, CommonOptions } from '../context.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { minedRepository, openSessionAbout } from '../mined.ts';

/** `wheelhouse lines`: which commit wrote each line of a file, as runs in the order of the file. */
export async function lines(context: CommandContext, _options: CommonOptions, args: string[]): Promise<ExitCode> {
  const { output } = context;
  const [named = '.', path = ''] = args;
  await using session = await openSessionAbout(named, context, 'print');
  const { gitDir, cacheDir, name } = await minedRepository(named, session, context);
  const runs = await linesOf({ gitDir, cacheDir, path });
  output.answer({ repository: name, path, runs });
  for (const run of runs) output.line(`${run.commit}\t${run.lines}`);
  return EXIT.ok;
}
