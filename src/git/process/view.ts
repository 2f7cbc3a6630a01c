import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { quoteC } from '../model/quote.ts';
import { readRegular } from './regular-files.ts';
import type { GitOptions } from './run.ts';

/** Our own bare git directory that borrows a repository's objects: no configuration, attribute, hook, graft or ref of the repository is read through it. */
export interface View {
  gitDir: string;
  objectFormat: 'sha1' | 'sha256';
  /** Commits cut off by a shallow clone at the time the view was made. */
  shallow: ReadonlySet<string>;
  remove(): Promise<void>;
}

export interface RepositoryLayout {
  /** Common git directory (that of the main worktree). */
  gitDir: string;
  objectsDir: string;
  objectFormat: 'sha1' | 'sha256';
}

const EMPTY_TREE = {
  sha1: '4b825dc642cb6eb9a060e54bf8d69288fbee4904',
  sha256: '6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321',
} as const;

/** Builds the view anew inside `directory`; whatever an earlier run left there is dropped. */
export async function makeView(layout: RepositoryLayout, directory: string): Promise<View> {
  await rm(directory, { recursive: true, force: true });
  await mkdir(join(directory, 'objects', 'info'), { recursive: true });
  await mkdir(join(directory, 'objects', 'pack'), { recursive: true });
  await mkdir(join(directory, 'refs', 'heads'), { recursive: true });
  const sha256 = layout.objectFormat === 'sha256';
  await writeFile(
    join(directory, 'config'),
    `[core]\n\trepositoryformatversion = ${sha256 ? 1 : 0}\n\tbare = true\n${sha256 ? '[extensions]\n\tobjectformat = sha256\n' : ''}`,
  );
  await writeFile(join(directory, 'HEAD'), 'ref: refs/heads/none\n');
  await writeFile(join(directory, 'objects', 'info', 'alternates'), `${quoteC(layout.objectsDir)}\n`);
  const shallow = await readShallow(layout.gitDir);
  if (shallow.length > 0) await writeFile(join(directory, 'shallow'), `${shallow.join('\n')}\n`);
  return {
    gitDir: directory,
    objectFormat: layout.objectFormat,
    shallow: new Set(shallow),
    remove: () => rm(directory, { recursive: true, force: true }),
  };
}

/** A shallow clone is cut off at its few oldest commits. */
const LARGEST_SHALLOW = 64 << 20;

export async function readShallow(gitDir: string): Promise<string[]> {
  const text = (await readRegular(join(gitDir, 'shallow'), LARGEST_SHALLOW))?.toString() ?? '';
  return text
    .split('\n')
    .filter((line) => /^[0-9a-f]{40,64}$/u.test(line))
    .sort();
}

/** Options of a command in the view. */
export function inView(view: View, options: GitOptions = {}): GitOptions {
  return {
    ...options,
    gitDir: view.gitDir,
    cwd: view.gitDir,
    extra: { ...options.extra, GIT_ATTR_SOURCE: EMPTY_TREE[view.objectFormat] },
  };
}

export function emptyTree(format: View['objectFormat']): string {
  return EMPTY_TREE[format];
}
