import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

const CACHE_TAG = 'CACHEDIR.TAG';
const DEPTH = 4;
const LEFT_OUT = new Set(['node_modules', 'vendor', 'target', 'dist', 'build', '.cache', 'Library']);

/**
 * Folders below (or at) a folder that are repositories, by path; does not look inside a repository for others. A link counts
 * where it leads straight to one, and is followed no further: links can go in circles.
 */
export async function discoverRepositories(folder: string, depth = DEPTH): Promise<string[]> {
  if (await isRepository(folder)) return [folder];
  if (depth === 0 || (await isCache(folder))) return [];
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const found: string[] = [];
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (LEFT_OUT.has(entry.name) || entry.name.startsWith('.')) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) found.push(...(await discoverRepositories(path, depth - 1)));
    else if (entry.isSymbolicLink() && (await isRepository(path))) found.push(path);
  }
  return found;
}

/** Marked as what can be made again (https://bford.info/cachedir/): our own views and clones lie in such folders. */
async function isCache(folder: string): Promise<boolean> {
  return (await stat(join(folder, CACHE_TAG)).catch(() => null)) !== null;
}

/** A worktree has `.git` (a folder or, when linked, a file); a bare repository has HEAD and objects itself. */
async function isRepository(folder: string): Promise<boolean> {
  const has = async (name: string): Promise<boolean> => (await stat(join(folder, name)).catch(() => null)) !== null;
  return (await has('.git')) || ((await has('HEAD')) && (await has('objects')) && (await has('refs')));
}
