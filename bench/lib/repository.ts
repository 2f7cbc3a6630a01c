import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Runs git on a repository and gives its output without the last newline. */
export function git(repository: string, ...args: string[]): string {
  return execFileSync('git', ['-C', repository, ...args], { encoding: 'utf8', maxBuffer: 1 << 30 }).trimEnd();
}

export function countCommits(repository: string, tip: string = 'HEAD'): number {
  return Number(git(repository, 'rev-list', '--count', tip));
}

/** Hunks of git's default diff of all non-merge commits: what a line ledger has to work through. */
export function countHunks(repository: string): number {
  const format = ['log', '--no-merges', '-p', '-U0', '-M', '--format=', 'HEAD'];
  const count = `git -C "$0" ${format.join(' ')} | grep -a -c '^@@ '`;
  return Number(execFileSync('sh', ['-c', count, repository], { encoding: 'utf8' }));
}

/**
 * A bare repository that borrows the objects of another, with the default branch at `tip` and no other refs. Moving the
 * branch afterwards (`moveTip`) is what a fetch would do.
 */
export function borrow(repository: string, target: string, tip: string): string {
  const objects = resolve(git(repository, 'rev-parse', '--absolute-git-dir'), 'objects');
  mkdirSync(target, { recursive: true });
  execFileSync('git', ['init', '--quiet', '--bare', '--initial-branch=main', target]);
  writeFileSync(join(target, 'objects', 'info', 'alternates'), `${objects}\n`);
  moveTip(target, git(repository, 'rev-parse', tip));
  return target;
}

export function moveTip(repository: string, sha: string): void {
  git(repository, 'update-ref', 'refs/heads/main', sha);
}

/** The commit of the first-parent line whose history counts the fewest commits that are at least `commits`. */
export function commitAt(repository: string, commits: number): string {
  const line = git(repository, 'rev-list', '--first-parent', '--reverse', 'HEAD').split('\n');
  let low = 0;
  let high = line.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (countCommits(repository, line[middle]) >= commits) high = middle;
    else low = middle + 1;
  }
  return line[low]!;
}
