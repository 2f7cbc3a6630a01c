import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inputsHash, isShipped } from './inputs.mjs';
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
    const halves = await Promise.allSettled([compileServer(draft), bundleWeb(draft)]);
    for (const half of halves) if (half.status === 'rejected') throw half.reason;
    copyAssets(draft);
    writeFileSync(join(draft, STAMP), hash);
    if (existsSync(dist)) renameSync(dist, old);
    renameSync(draft, dist);
  } finally {
    rmSync(draft, { recursive: true, force: true });
    rmSync(old, { recursive: true, force: true });
  }
}

/** TypeScript's native compiler where its binary exists, else the JavaScript one: the same output up to quotes. */
async function compileServer(draft) {
  const options = ['-p', 'tsconfig.build.json', '--noCheck', '--outDir', draft];
  const native = existsSync(join(root, 'node_modules/@typescript', `typescript-${process.platform}-${process.arch}`));
  await runTool(native ? 'ts7/bin/tsc' : 'typescript/bin/tsc', options);
}

async function bundleWeb(draft) {
  const options = ['build', '--outDir', join(draft, 'web'), '--emptyOutDir', '--logLevel', 'warn'];
  await runTool('vite/bin/vite.js', options);
}

/** Files the server reads beside its code (not TypeScript): they go where its code goes. */
function copyAssets(draft) {
  cpSync(join(root, 'src'), draft, { recursive: true, filter: (path) => isShipped(path) && !/\.tsx?$/.test(path) });
}

async function runTool(program, options) {
  const { status, output } = await runNode(join(root, 'node_modules', program), options, { env: { NO_COLOR: '1' } });
  if (status !== 0) throw new Error(`The build failed (${program}):\n${output.trim()}`);
}

/** Drafts of builds that were killed. The lock is ours, so nobody else has one. */
function removeLeftovers() {
  if (!existsSync(cache)) return;
  for (const name of readdirSync(cache)) {
    if (/^build-(old-)?\d+$/.test(name)) rmSync(join(cache, name), { recursive: true, force: true });
  }
}
