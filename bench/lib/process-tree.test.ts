import { expect, test } from 'vitest';
import { runMeasured } from './process-tree.ts';

const HOLD_100_MB = `const held = Buffer.alloc(100 * 2 ** 20, 1); setTimeout(() => held.at(0), 700);`;

/** Elsewhere than on Linux nothing is sampled. */
const LEAST = process.platform === 'linux' ? 200 * 2 ** 20 : -1;

test('memory of children counts', async () => {
  const parent = `
    const { spawn } = require('node:child_process');
    for (const _ of [1, 2]) spawn(process.execPath, ['--eval', ${JSON.stringify(HOLD_100_MB)}], { stdio: 'ignore' });`;
  const { peakBytes, seconds } = await runMeasured(process.execPath, ['--eval', parent]);
  expect(peakBytes).toBeGreaterThan(LEAST);
  expect(seconds).toBeGreaterThan(0.7);
});

test('a command that fails is an error with what it said', async () => {
  const failing = runMeasured('git', ['not-a-verb']);
  await expect(failing).rejects.toThrow(/ended with 1.*not-a-verb/s);
});
