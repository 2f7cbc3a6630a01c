import pc from 'picocolors';
import { noRepositoryYet } from '../../core/index.ts';
import type { Added } from '../../app/index.ts';
import type { CommandContext, CommonOptions } from '../context.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { openSession } from '../session.ts';
import { tellWhenStopped } from '../stopping.ts';
import { absoluteSources } from '../sources.ts';
import { showProgress } from '../sync-progress.ts';
import { commitWords, failedOf, sayFailedSources, sayOutcomes } from '../tell.ts';
import { printable } from '../terminal/escape.ts';

/** `wheelhouse sync`: read what is new, then end. */
export async function sync(context: CommandContext, _options: CommonOptions, args: string[]): Promise<ExitCode> {
  const { config, output, signal } = context;
  const sources = args.length > 0 ? absoluteSources(args, context.process.cwd) : config.repositories;
  await using session = await openSession(context, { toRead: sources.length === 0 ? 'read' : undefined });
  using _told = tellWhenStopped(context, session.server?.url ?? null);
  const report = showProgress(output);
  const added: Added =
    sources.length > 0 ? await session.run('add', { sources }, { report, signal }) : { repositories: [], failed: [] };
  sayFailedSources(output, added.failed);

  const named = args.length > 0 ? { repositories: added.repositories.map(({ id }) => id) } : {};
  const { outcomes } = await session.run('sync', named, { report, signal });
  output.progress.end();
  if (outcomes.length === 0 && added.failed.length === 0) {
    throw noRepositoryYet('read');
  }
  sayOutcomes(output, outcomes);
  const done = outcomes.filter(({ state }) => state.phase === 'done');
  for (const outcome of done)
    output.line(`${pc.green('✓')} ${printable(outcome.name)}: ${printable(commitWords(outcome))}`);
  output.answer({ repositories: outcomes, failed: added.failed });
  const failed = failedOf(outcomes).length + added.failed.length;
  if (failed === 0) return EXIT.ok;
  return done.length === 0 ? EXIT.failed : EXIT.partly;
}
