import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { withLock } from './lock.mjs';

let directory;
beforeEach(() => (directory = mkdtempSync(join(tmpdir(), 'wheelhouse-lock-'))));
afterEach(() => rmSync(directory, { recursive: true }));

test('processes take turns', async () => {
  const log = join(directory, 'log');
  const work = `
    import { withLock } from ${JSON.stringify(new URL('lock.mjs', import.meta.url).href)};
    import { appendFileSync } from 'node:fs';
    await withLock(${JSON.stringify(join(directory, 'lock'))}, async () => {
      appendFileSync(${JSON.stringify(log)}, 'in ');
      await new Promise((resolve) => setTimeout(resolve, 50));
      appendFileSync(${JSON.stringify(log)}, 'out ');
    });`;
  await Promise.all([1, 2, 3].map(() => ended(spawn(process.execPath, ['--input-type=module', '--eval', work]))));
  expect(readFileSync(log, 'utf8')).toBe('in out in out in out ');
  expect(existsSync(join(directory, 'lock'))).toBe(false);
});

test('the lock of a process that was killed is taken over', async () => {
  const child = spawn(process.execPath, ['--eval', 'setInterval(() => {}, 1000)']);
  child.kill('SIGKILL');
  await ended(child);
  writeFileSync(join(directory, 'lock'), String(child.pid));
  expect(await withLock(join(directory, 'lock'), () => 'done')).toBe('done');
});

test.runIf(existsSync('/proc/self/stat'))('so is one whose process id is another program’s by now', async () => {
  const lock = join(directory, 'lock');
  const left = await withLock(lock, () => readFileSync(lock, 'utf8'));
  const child = spawn(process.execPath, ['--eval', 'setInterval(() => {}, 1000)']);
  for (const start of [left.split(' ')[1], 'another-boot:7']) {
    writeFileSync(lock, `${child.pid} ${start}`);
    expect(await withLock(lock, () => 'done')).toBe('done');
  }
  child.kill('SIGKILL');
  await ended(child);
});

test('a failure opens the lock', async () => {
  const lock = join(directory, 'lock');
  await expect(withLock(lock, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(existsSync(lock)).toBe(false);
});

const ended = (child) => new Promise((resolve) => child.once('close', resolve));
