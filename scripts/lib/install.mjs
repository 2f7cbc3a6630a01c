import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from './lock.mjs';
import { cache, root } from './paths.mjs';

/**
 * Installs what package-lock.json says, if node_modules differs from it.
 * `tests`: also the programs that only tests need (Chromium, PostgreSQL), a workspace of their own.
 */
export async function ensureInstalled({ tests = false, say = () => {} } = {}) {
  if (isInstalled({ tests })) return;
  await withLock(join(cache, 'install.lock'), () => {
    if (!isInstalled({ tests })) install({ tests, say });
  });
}

function install({ tests, say }) {
  say(tests ? 'Installing packages, test programs included …' : 'Installing packages (first start only) …');
  const options = ['--no-audit', '--no-fund', '--loglevel=error', ...(tests ? [] : ['--workspaces=false'])];
  const npm = spawnSync('npm', ['ci', '--include=dev', ...options], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  });
  if (npm.status === 0) return;
  const why = `${npm.error?.message ?? ''}${npm.stdout ?? ''}${npm.stderr ?? ''}`.trim();
  throw new Error(`Packages could not be installed (npm ci):\n${why}`);
}

/** Whether every package of the lock file is in node_modules at its version. */
export function isInstalled({ tests, directory = root }) {
  const wanted = readLock(join(directory, 'package-lock.json'));
  const present = readLock(join(directory, 'node_modules', '.package-lock.json'));
  if (!wanted || !present) return false;
  const needed = tests ? () => true : neededWithoutWorkspaces(wanted);
  return Object.entries(wanted).every(([path, entry]) => {
    if (!path.startsWith('node_modules/') || entry.link || entry.optional || !needed(path)) return true;
    return present[path]?.version === entry.version;
  });
}

/** The packages reached from the root package alone. */
function neededWithoutWorkspaces(lock) {
  const reached = new Set();
  const queue = [''];
  for (const from of queue) {
    const { dependencies, devDependencies, optionalDependencies, peerDependencies } = lock[from];
    for (const name of Object.keys({
      ...dependencies,
      ...devDependencies,
      ...optionalDependencies,
      ...peerDependencies,
    })) {
      const path = resolveInLock(lock, from, name);
      if (path && !reached.has(path)) {
        reached.add(path);
        queue.push(path);
      }
    }
  }
  return (path) => reached.has(path);
}

/** Where `name` is found from the package at `from`: in its own node_modules, else in those above. */
function resolveInLock(lock, from, name) {
  for (let base = from; ; base = base.slice(0, Math.max(0, base.lastIndexOf('node_modules/') - 1))) {
    const path = `${base ? `${base}/` : ''}node_modules/${name}`;
    if (lock[path]) return path;
    if (!base) return undefined;
  }
}

function readLock(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : undefined;
}
