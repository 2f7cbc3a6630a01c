import pc from 'picocolors';
import type { Finding } from '../../contract/index.ts';
import { WheelhouseError } from '../../core/index.ts';
import type { Added, Run } from '../../app/index.ts';
import type { CommandContext, CommonOptions } from '../context.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { bearingLines } from '../bearings.ts';
import { interrupted } from '../interrupt.ts';
import { openBrowser } from '../open-browser.ts';
import type { Output } from '../output.ts';
import { startServing } from '../serving.ts';
import { tellWhenStopped } from '../stopping.ts';
import { absoluteSources, repositoryAround } from '../sources.ts';
import { showProgress } from '../sync-progress.ts';
import { failedOf, sayFailedSources, sayOutcomes } from '../tell.ts';

export interface UpOptions extends CommonOptions {
  open: boolean;
}

/** What to add: as given; else what the configuration names; else, where nothing is known yet, the repository around. */
async function sourcesFor(args: string[], run: Run, context: CommandContext): Promise<string[]> {
  const { config, process, output } = context;
  if (args.length > 0) return absoluteSources(args, process.cwd);
  if (config.repositories.length > 0) return config.repositories;
  const known = (await run('list', {})).length;
  if (known > 0) {
    output.note(
      `Taking up the ${known === 1 ? 'repository' : `${known} repositories`} this data folder knows. ` +
        'To add another, name its path: `wheelhouse up ~/code/api`.',
    );
    return [];
  }
  const around = repositoryAround(process.cwd);
  if (around) return [around];
  throw new WheelhouseError('input.invalid', 'There is no repository here.', {
    help: 'Go into one and run `wheelhouse up`, or name some: `wheelhouse up ~/code/api ~/code/web`.',
  });
}

/** Names what could not be added; where that was everything, the first of it is the error that ends the command. */
function tellFailed(output: Output, added: Added): void {
  const [first, ...others] = added.failed;
  const nothing = added.repositories.length === 0;
  sayFailedSources(output, nothing ? others : added.failed);
  if (nothing && first) throw new WheelhouseError(first.code, first.message, { help: first.help });
}

/** The dashboard is worth serving even where these fail. */
async function bearingsOf(run: Run, repositories: number[], { output, signal }: CommandContext): Promise<Finding[]> {
  return run('bearings', { repositories }, { signal }).catch((error: unknown) => {
    signal.throwIfAborted();
    output.problem(error);
    return [];
  });
}

/** `wheelhouse up`: read, say what matters, serve until told to stop. */
export async function up(context: CommandContext, options: UpOptions, args: string[]): Promise<ExitCode> {
  const { output, signal } = context;
  // A name that cannot be one is refused before a server starts.
  absoluteSources(args, context.process.cwd);
  await using serving = await startServing(context, { orJoin: true });
  const { run, url } = serving;
  const sources = await sourcesFor(args, run, context);
  if (!output.json) output.note(`${serving.joined ? 'Wheelhouse runs already' : 'Wheelhouse'} at ${pc.cyan(url)}`);
  else output.answer({ event: 'serving', url, pid: serving.pid, dataDir: context.config.dataDir });

  const told = tellWhenStopped(context, serving.joined ? url : null);
  const report = showProgress(output);
  const added: Added =
    sources.length > 0 ? await run('add', { sources }, { report, signal }) : { repositories: [], failed: [] };
  tellFailed(output, added);
  if (options.open && !output.json) openBrowser(url, context.process);

  const ids = added.repositories.map(({ id }) => id);
  const synced = await run('sync', sources.length > 0 ? { repositories: ids } : {}, { report, signal });
  output.progress.end();
  sayOutcomes(output, synced.outcomes);

  const readable = synced.outcomes.filter(({ state }) => state.ready.commits).map(({ repository }) => repository);
  const bearings = readable.length > 0 ? await bearingsOf(run, readable, context) : [];
  output.answer({ event: 'synced', url, repositories: synced.outcomes, failed: added.failed, bearings });
  if (readable.length > 0) {
    output.line(`\n${pc.bold('First bearings')}`);
    for (const line of bearingLines(bearings, process.stdout.columns || 80)) output.line(line);
  }
  const failed = added.failed.length + failedOf(synced.outcomes).length;
  if (serving.joined) return failed === 0 ? EXIT.ok : EXIT.partly;
  output.line(`\nThe dashboard is at ${pc.cyan(url)}. Press Ctrl-C to stop.`);
  told[Symbol.dispose]();
  await interrupted(signal);
  return EXIT.ok;
}
