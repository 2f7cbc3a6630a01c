// Writes what is generated from the source and committed. `--check` writes nothing and fails when something is stale.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const check = process.argv.includes('--check') ? ['--check'] : [];

const generators = [
  ['src/metrics/catalogue-cli.ts', root],
  ['scripts/generate/languages.mjs', root],
  ['scripts/generate/path-rules.ts', root],
  ['scripts/generate/open-api.ts', root],
  ['scripts/generate/schema.ts', root],
];

let failed = false;
for (const [script, ...rest] of generators) {
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', join(root, script), ...rest, ...check], {
    cwd: root,
    stdio: 'inherit',
  });
  failed ||= status !== 0;
}
process.exitCode = failed ? 1 : 0;
