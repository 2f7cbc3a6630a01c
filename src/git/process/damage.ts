import { WheelhouseError } from '../../core/index.ts';
import { GitFailure } from './run.ts';

/**
 * Does what needs git to read a repository. Where git refuses, the repository is damaged, cut short or not ours to read,
 * and git says which of its objects or files it is. A git that ends without a word has met something else, as has a full disk.
 */
export async function tellingDamage<T>(gitDir: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof GitFailure && saysDamage(error) ? damaged(gitDir, error) : error;
  }
}

const saysDamage = ({ stderr }: GitFailure): boolean =>
  stderr.trim() !== '' && !stderr.includes('No space left on device');

export function damaged(gitDir: string, failure: GitFailure): WheelhouseError {
  return new WheelhouseError('repository.not-readable', `git cannot read ${gitDir}: ${lastWords(failure.stderr)}`, {
    help: 'Run `git fsck` there to see all that is damaged or missing. Fetch it again with `git fetch --refetch`, or clone it anew in its place; then sync again.',
    cause: failure,
  });
}

/** The lines in which git, or who it speaks with, says what went wrong: the last few. */
export function lastWords(stderr: string): string {
  const lines = stderr.split(/[\r\n]+/u).filter((line) => /^(?:fatal|error|remote|ssh|ERROR)/u.test(line));
  return [...new Set(lines)].slice(-3).join(' ') || stderr.trim().slice(-300);
}
