import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cache, root } from './paths.mjs';
import { tallyOf } from './tally.mjs';

/** Runs vitest once, its report on the terminal, and counts from its JSON report. */
export async function runVitest(filters) {
  const file = join(cache, `test-report-${process.pid}.json`);
  mkdirSync(cache, { recursive: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  try {
    const exitCode = await runToEnd([join(root, 'node_modules/vitest/vitest.mjs'), 'run', ...reporters, ...filters]);
    const report = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
    return tallyOf(report, { exitCode, filtered: filters.length > 0 });
  } finally {
    rmSync(file, { force: true });
  }
}

function runToEnd(args) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}
