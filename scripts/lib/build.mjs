import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inputsHash } from './inputs.mjs';
import { withLock } from './lock.mjs';
import { cache, dist, root } from './paths.mjs';
import { runNode } from './process.mjs';

const STAMP = '.inputs';

/** Builds dist/ unless it is already what the sources say. Safe to call from several processes at once. */
export async function ensureBuilt({ say = () => {} } = {}) {
  if (isFresh()) return;
  await withLock(join(cache, 'build.lock'), async () => {
    if (!isFresh()) await buildUnlocked(say);
  });
}

export function build({ say = () => {} } = {}) {
  return withLock(join(cache, 'build.lock'), () => buildUnlocked(say));
}

function isFresh() {
  const stamp = join(dist, STAMP);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === inputsHash();
}

/** Everything goes into a draft beside dist/, which takes its place only when it is complete. */
async function buildUnlocked(say) {
  say('Building …');
  const hash = inputsHash();
  const draft = join(cache, `build-${process.pid}`);
  const old = join(cache, `build-old-${process.pid}`);
  removeLeftovers();
  mkdirSync(draft, { recursive: true });
  try {
    const halves = await Promise.allSettled([bundleServer(draft), bundleWeb(draft)]);
    for (const half of halves) if (half.status === 'rejected') throw half.reason;
    writeFileSync(join(draft, STAMP), hash);
    if (existsSync(dist)) renameSync(dist, old);
    renameSync(draft, dist);
  } finally {
    rmSync(draft, { recursive: true, force: true });
    rmSync(old, { recursive: true, force: true });
  }
}

function bundleServer(draft) {
  return runTool('vite/bin/vite.js', ['build', '-c', 'vite.server.config.ts', '--outDir', draft, '--logLevel', 'warn']);
}

function bundleWeb(draft) {
  return runTool('vite/bin/vite.js', ['build', '--outDir', join(draft, 'web'), '--emptyOutDir', '--logLevel', 'warn']);
}

/** Tests build too, with NODE_ENV=test, of which vite would make the slow development edition of React. */
const environment = { NO_COLOR: '1', NODE_ENV: 'production' };

async function runTool(program, options) {
  const { status, output } = await runNode(join(root, 'node_modules', program), options, { env: environment });
  if (status !== 0) throw new Error(`The build failed (${program}):\n${output.trim()}`);
}

/** Drafts of builds that were killed. The lock is ours, so nobody else has one. */
function removeLeftovers() {
  if (!existsSync(cache)) return;
  for (const name of readdirSync(cache)) {
    if (/^build-(old-)?\d+$/.test(name)) rmSync(join(cache, name), { recursive: true, force: true });
  }
}
