import { resolve } from 'node:path';
import { existsSync } from 'node:fs';
import type { Added } from '../app/index.ts';
import type { Repository } from '../contract/index.ts';
import { WheelhouseError } from '../core/index.ts';
import { isUrl } from '../git/index.ts';
import type { CommandContext } from './context.ts';
import { findKnown } from './known.ts';
import { shellWord } from './next-command.ts';
import { openSession, type Session } from './session.ts';
import { tellWhenStopped } from './stopping.ts';
import { showProgress } from './sync-progress.ts';

export type MinedRepository = Added['repositories'][number];

/** A URL or a path that is there; null for what can only be a name. */
function ownSource(named: string, cwd: string): string | null {
  if (isUrl(named)) return named;
  const path = resolve(cwd, named);
  return existsSync(path) ? path : null;
}

/** A session for `minedRepository`: a name can only be that of something read before. Errors: those of `openSession`. */
export function openSessionAbout(named: string, context: CommandContext, verb: string): Promise<Session> {
  return openSession(context, { toRead: ownSource(named, context.process.cwd) ? undefined : verb });
}

/** Its facts are there, but what they were read from is not. */
function folderGone({ name, source }: Repository): WheelhouseError {
  return new WheelhouseError('repository.not-found', `${name} was read from ${source}, which is no longer there.`, {
    help: `Put it back or, if it is elsewhere now, name that path. What was read of it stays until \`wheelhouse remove ${shellWord(name)}\`.`,
  });
}

/** The source behind what a user wrote: a path or URL, else that of a repository that is known. */
async function sourceOf(named: string, { run }: Session, cwd: string): Promise<string> {
  const source = ownSource(named, cwd);
  if (source) return source;
  const known = await run('list', {});
  const found = findKnown(known, named, cwd);
  if (found && !ownSource(found.source, cwd)) throw folderGone(found);
  if (found) return found.source;
  throw new WheelhouseError(
    'repository.not-found',
    `There is no folder ${resolve(cwd, named)}, and no known repository called ${named}.`,
    {
      help:
        known.length > 0
          ? `Known are: ${known.map(({ name }) => name).join(', ')}.`
          : 'Give the path of a git repository.',
    },
  );
}

/** One repository, read up to its present tip. Errors: repository.not-found, input.invalid, and those of reading it. */
export async function minedRepository(
  named: string,
  session: Session,
  context: CommandContext,
): Promise<MinedRepository> {
  const { output, signal } = context;
  using _told = tellWhenStopped(context, session.server?.url ?? null);
  const report = showProgress(output);
  const source = await sourceOf(named, session, context.process.cwd);
  const { repositories, failed } = await session.run('add', { sources: [source] }, { report, signal });
  const [repository, another] = repositories;
  const [failure] = failed;
  if (failure) throw new WheelhouseError(failure.code, failure.message, { help: failure.help });
  if (!repository)
    throw new WheelhouseError('repository.not-found', `${named} is no repository.`, {
      help: 'Give the path of a git repository.',
    });
  if (another)
    throw new WheelhouseError('input.invalid', `${named} contains several repositories.`, {
      help: 'Name one of them.',
    });
  const { outcomes } = await session.run('sync', { repositories: [repository.id] }, { report, signal });
  output.progress.end();
  const error = outcomes[0]?.state.error;
  if (error) throw new WheelhouseError('repository.not-readable', error.message, { help: error.help });
  return repository;
}
