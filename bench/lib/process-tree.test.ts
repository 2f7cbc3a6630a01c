import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../src/testing/small-repository.ts';
import { runMeasured, treeBytes } from './process-tree.ts';

/** Elsewhere than on Linux nothing is sampled. */
const LEAST = process.platform === 'linux' ? 200 * 2 ** 20 : -1;

test('memory of children counts, all that is held at the same moment', async () => {
  using folder = temporaryFolder();
  const seen = folder.join('seen');
  const hold = `
    const held = Buffer.alloc(100 * 2 ** 20, 1);
    setInterval(() => require('node:fs').existsSync(process.env.SEEN) && process.exit(held.at(0) - 1), 20);`;
  const parent = `
    const { spawn } = require('node:child_process');
    for (const _ of [1, 2]) spawn(process.execPath, ['--eval', ${JSON.stringify(hold)}], { stdio: 'ignore' });`;
  const bytesOf = (pid: number) => {
    const bytes = treeBytes(pid);
    if (bytes > LEAST) writeFileSync(seen, '');
    return bytes;
  };
  // Both hold their memory until a sample has seen it: how fast they start does not matter.
  const { peakBytes } = await runMeasured(process.execPath, ['--eval', parent], { env: { SEEN: seen }, bytesOf });
  expect(peakBytes).toBeGreaterThan(LEAST);
});

test('a command that fails is an error with what it said', async () => {
  const failing = runMeasured('git', ['not-a-verb']);
  await expect(failing).rejects.toThrow(/ended with 1.*not-a-verb/s);
});

test('processor time of children of children counts', async () => {
  const burn = 'const end = process.cpuUsage().user + 200_000; while (process.cpuUsage().user < end);';
  const parent = `require('node:child_process').spawnSync(process.execPath, ['--eval', ${JSON.stringify(burn)}])`;
  const { cpuSeconds } = await runMeasured(process.execPath, ['--eval', parent]);
  expect(cpuSeconds).toBeGreaterThan(process.platform === 'linux' ? 0.2 : -1);
});
