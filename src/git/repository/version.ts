import { WheelhouseError } from '../../core/index.ts';
import { runGitText } from '../process/run.ts';

/** 2.31 brought configuration through the environment, which keeps a repository's own from having a say. */
const OLDEST: readonly [number, number] = [2, 31];

/** Version of the git on the PATH. Throws `git.missing` when there is none or it is too old. */
export async function gitVersion(): Promise<string> {
  const text = await runGitText(['version']);
  const match = /(\d+)\.(\d+)(?:\.\d+)?/u.exec(text);
  const [major, minor] = [Number(match?.[1] ?? 0), Number(match?.[2] ?? 0)];
  if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) {
    throw new WheelhouseError(
      'git.missing',
      `git ${match?.[0] ?? text} is too old: ${OLDEST.join('.')} or newer is needed.`,
      {
        help: 'Install a newer git (https://git-scm.com/downloads).',
      },
    );
  }
  return match![0];
}
