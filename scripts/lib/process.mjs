import { spawn } from 'node:child_process';
import { root } from './paths.mjs';

/**
 * Runs a program in the clone, without input, and resolves when it ends (never rejects).
 * `show`: its output also appears as it comes. `stdout` is standard output alone, `output` both streams.
 */
export function run(program, args, { env = {}, show = false } = {}) {
  return new Promise((resolve) => {
    let stdout = '';
    let output = '';
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    child.stdout.setEncoding('utf8').on('data', (text) => {
      stdout += text;
      output += text;
      if (show) process.stdout.write(text);
    });
    child.stderr.setEncoding('utf8').on('data', (text) => {
      output += text;
      if (show) process.stderr.write(text);
    });
    child.on('error', (error) => resolve({ status: 1, stdout, output: `${output}${error.message}` }));
    child.on('close', (code) => resolve({ status: code ?? 1, stdout, output }));
  });
}

/** Runs a JavaScript program of this clone. */
export function runNode(program, args, options) {
  return run(process.execPath, [program, ...args], options);
}
