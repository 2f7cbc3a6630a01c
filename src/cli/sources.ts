import { dirname, join, resolve } from 'node:path';
import { existsSync, statSync } from 'node:fs';
import { WheelhouseError } from '../core/index.ts';
import { isUrl } from '../git/index.ts';

/** The repository that contains this folder, if any. */
export function repositoryAround(folder: string): string | null {
  for (let at = resolve(folder); ; at = dirname(at)) {
    if (existsSync(join(at, '.git')) || isBare(at)) return at;
    if (dirname(at) === at) return null;
  }
}

function isBare(folder: string): boolean {
  return (
    ['HEAD', 'objects', 'refs'].every((name) => existsSync(join(folder, name))) &&
    statSync(join(folder, 'objects')).isDirectory()
  );
}

/** Sources as the user gave them, with paths made absolute from where the user stands. Errors: input.invalid. */
export function absoluteSources(given: readonly string[], cwd: string): string[] {
  return given.map((source) => {
    if (source.trim() !== '') return isUrl(source) ? source : resolve(cwd, source);
    throw new WheelhouseError('input.invalid', 'A repository is named by nothing.', {
      help: 'Is it a variable that is empty? Give a folder or a URL; `.` is the folder you stand in.',
    });
  });
}
