import { realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { WheelhouseError } from '../../core/index.ts';
import { damaged } from './damage.ts';
import { refuseIrregular } from './regular-files.ts';
import { GitFailure, runGitText } from './run.ts';
import type { RepositoryLayout } from './view.ts';

/** Where a git directory keeps its objects and in which hash; for a linked worktree those of the main one. */
export async function readLayout(gitDir: string, signal?: AbortSignal): Promise<RepositoryLayout> {
  await refuseIrregular(gitDir);
  try {
    const text = await runGitText(['rev-parse', '--git-common-dir', '--show-object-format'], { gitDir, signal });
    const [common = '', format = 'sha1'] = text.split('\n');
    const commonDir = await realpath(join(...(common.startsWith('/') ? [common] : [gitDir, common])));
    const objectsDir = join(commonDir, 'objects');
    await stat(objectsDir);
    return { gitDir, objectsDir, objectFormat: format === 'sha256' ? 'sha256' : 'sha1' };
  } catch (error) {
    if (error instanceof WheelhouseError) throw error;
    if (error instanceof GitFailure && !saysNone(error)) throw damaged(gitDir, error);
    if (error instanceof GitFailure || (error as NodeJS.ErrnoException).code === 'ENOENT')
      throw notARepository(gitDir, error);
    throw error;
  }
}

/** git says so of a folder that is none; of a repository with an error in a file it names the file. */
export function saysNone({ stderr }: GitFailure): boolean {
  return stderr.includes('not a git repository');
}

export function notARepository(path: string, cause?: unknown): WheelhouseError {
  return new WheelhouseError('repository.not-found', `${path} is not a git repository.`, {
    help: 'Give the path of a clone (the folder that holds .git), of a bare repository, of a folder that contains repositories, or a git URL.',
    cause,
  });
}
