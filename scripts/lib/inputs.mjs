import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { root } from './paths.mjs';

const BESIDE_SRC = [
  'package-lock.json',
  'tsconfig.json',
  'vite.config.ts',
  'vite.server.config.ts',
  'scripts/lib/build.mjs',
  'scripts/lib/inputs.mjs',
];

/** Hash of everything dist/ is made from: paths and contents. Tests and what they need are not part of it. */
export function inputsHash(directory = root) {
  const hash = createHash('sha256');
  const sources = readdirSync(join(directory, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !isTestOnly(relative(directory, path)));
  for (const path of [...sources, ...BESIDE_SRC.map((name) => join(directory, name))].toSorted((a, b) =>
    a < b ? -1 : 1,
  )) {
    hash
      .update(`${relative(directory, path)}\0`)
      .update(readFileSync(path))
      .update('\0');
  }
  return hash.digest('hex');
}

function isTestOnly(path) {
  return under(path, 'src/testing') || /\.test\.tsx?$|\.golden\.|__snapshots__|fixtures|\.md$/.test(path);
}

function under(path, folder) {
  const posix = path.split(sep).join('/');
  return posix === folder || posix.startsWith(`${folder}/`);
}
