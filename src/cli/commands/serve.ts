import pc from 'picocolors';
import type { CommandContext } from '../context.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { interrupted } from '../interrupt.ts';
import { openBrowser } from '../open-browser.ts';
import { startServing } from '../serving.ts';
import type { UpOptions } from './up.ts';

/** `wheelhouse serve`: the dashboard on what was read before, until told to stop. */
export async function serve(context: CommandContext, options: UpOptions): Promise<ExitCode> {
  const { output, signal } = context;
  await using serving = await startServing(context, { orJoin: false });
  output.answer({ event: 'serving', url: serving.url, pid: serving.pid, dataDir: context.config.dataDir });
  output.line(`The dashboard is at ${pc.cyan(serving.url)}. Press Ctrl-C to stop.`);
  if ((await serving.run('list', {})).length === 0)
    output.line(
      output.withCommands('Nothing was read yet: add a repository on its page, or with `wheelhouse up PATH`.'),
    );
  if (options.open && !output.json) openBrowser(serving.url, context.process);
  await interrupted(signal);
  return EXIT.ok;
}
