import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isInstalled } from './install.mjs';

const lock = {
  '': { dependencies: { zod: '1.0.0' }, devDependencies: { vite: '2.0.0' } },
  'node_modules/zod': { version: '1.0.0' },
  'node_modules/vite': { version: '2.0.0', dependencies: { inner: '3.0.0' } },
  'node_modules/vite/node_modules/inner': { version: '3.0.0' },
  'node_modules/fsevents': { version: '1.0.0', optional: true },
  'test-binaries': { dependencies: { chromium: '9.0.0' } },
  'node_modules/@wheelhouse/test-binaries': { link: true },
  'node_modules/chromium': { version: '9.0.0' },
};

let directory;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'wheelhouse-install-'));
  writeFileSync(join(directory, 'package-lock.json'), JSON.stringify({ packages: lock }));
});
afterEach(() => rmSync(directory, { recursive: true }));

function install(packages) {
  mkdirSync(join(directory, 'node_modules'), { recursive: true });
  writeFileSync(join(directory, 'node_modules/.package-lock.json'), JSON.stringify({ packages }));
}

const { 'node_modules/chromium': chromium, 'node_modules/fsevents': _optional, ...needed } = lock;

test('nothing installed', () => {
  expect(isInstalled({ tests: false, directory })).toBe(false);
});

test('what a start needs is installed; what only tests need is not', () => {
  install(needed);
  expect(isInstalled({ tests: false, directory })).toBe(true);
  expect(isInstalled({ tests: true, directory })).toBe(false);
});

test('all is installed, but for an optional package of another platform', () => {
  install({ ...needed, 'node_modules/chromium': chromium });
  expect(isInstalled({ tests: true, directory })).toBe(true);
});

test('a package of another version, deep inside, is not what the lock says', () => {
  install({ ...needed, 'node_modules/vite/node_modules/inner': { version: '2.9.0' } });
  expect(isInstalled({ tests: false, directory })).toBe(false);
});
