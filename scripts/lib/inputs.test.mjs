import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { inputsHash } from './inputs.mjs';
import { root } from './paths.mjs';

let directory;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'wheelhouse-inputs-'));
  for (const path of ['package-lock.json', 'tsconfig.json', 'vite.config.ts', 'vite.server.config.ts', 'scripts']) {
    cpSync(join(root, path), join(directory, path), { recursive: true });
  }
  write('src/core/index.ts', 'export {};');
});
afterEach(() => rmSync(directory, { recursive: true }));

function write(path, text) {
  mkdirSync(dirname(join(directory, path)), { recursive: true });
  writeFileSync(join(directory, path), text);
}

test('a changed, a new and a renamed source each call for a build', () => {
  const hashes = [inputsHash(directory)];
  write('src/core/index.ts', 'export const a = 1;');
  hashes.push(inputsHash(directory));
  write('src/web/page.tsx', '');
  hashes.push(inputsHash(directory));
  rmSync(join(directory, 'src/web/page.tsx'));
  write('src/web/other-page.tsx', '');
  hashes.push(inputsHash(directory));
  expect(new Set(hashes).size).toBe(4);
});

test('a changed test does not', () => {
  const before = inputsHash(directory);
  write('src/core/index.test.ts', 'test');
  write('src/testing/world.ts', 'world');
  expect(inputsHash(directory)).toBe(before);
});
