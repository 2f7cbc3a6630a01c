import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import pc from 'picocolors';
import type { Config } from '../../config/index.ts';
import type { Repository } from '../../contract/index.ts';
import { WheelhouseError } from '../../core/index.ts';
import { isUrl } from '../../git/index.ts';
import { publicUrl } from '../../jobs/index.ts';
import type { CommandContext, CommonOptions } from '../context.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { knownRepository } from '../known.ts';
import { openSession } from '../session.ts';
import { confirm } from '../terminal/confirm.ts';
import { printable } from '../terminal/escape.ts';

interface RemoveOptions extends CommonOptions {
  yes?: boolean;
}

function consequences({ source }: Repository): string {
  const files = isUrl(source) ? 'our clone of it is deleted' : 'the repository itself is not touched';
  return `Its facts leave every number; ${files}. Decisions on identities are kept.`;
}

/** Errors: input.invalid where nobody can be asked. */
function agreed(repository: Repository, signal: AbortSignal): Promise<boolean> {
  const { stdin, stderr } = process;
  const { name, source } = repository;
  if (stdin.isTTY && stderr.isTTY) {
    const question = `Remove ${printable(name)} (${printable(source)})? ${consequences(repository)}`;
    return confirm(question, { input: stdin, output: stderr, signal });
  }
  throw new WheelhouseError('input.invalid', `Nobody can be asked here whether ${name} is to be removed.`, {
    help: 'Say so with --yes.',
  });
}

/** A session of its own: whoever thinks about the question keeps nobody else from the store. */
async function listKnown(context: CommandContext): Promise<Repository[]> {
  await using session = await openSession(context, { toRead: 'remove' });
  return await session.run('list', {});
}

/** Whether a source of the configuration is this repository or a folder around it: then the next `sync` reads it again. */
const isConfigured = ({ repositories }: Config, source: string): boolean =>
  repositories.some((one) => (isUrl(one) ? publicUrl(one) === source : `${source}/`.startsWith(join(real(one), '/'))));

function real(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

/** `wheelhouse remove`: forgets a repository. */
export async function remove(context: CommandContext, options: RemoveOptions, args: string[]): Promise<ExitCode> {
  const { output, signal } = context;
  const repository = knownRepository(await listKnown(context), args[0] ?? '', context.process.cwd);
  const { id, name, source } = repository;
  if (!options.yes && !(await agreed(repository, signal))) {
    output.answer({ removed: null });
    output.line(`${printable(name)} was kept.`);
    return EXIT.failed;
  }
  await using session = await openSession(context, { toRead: 'remove' });
  await session.run('remove', { repository: id }, { signal });
  output.answer({ removed: { id, name, source } });
  output.line(`${pc.green('✓')} ${printable(name)} was removed.`);
  if (isConfigured(context.config, source))
    output.note(`${pc.yellow('note')} The configuration names it: take it out there, or the next sync reads it again.`);
  return EXIT.ok;
}
