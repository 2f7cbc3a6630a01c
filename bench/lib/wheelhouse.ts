import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Run, runMeasured } from './process-tree.ts';

export const program = fileURLToPath(new URL('../../bin/wheelhouse', import.meta.url));

/** A folder that is gone when the benchmark is done with it. */
export class Workspace implements Disposable {
  readonly path = mkdtempSync(join(tmpdir(), 'wheelhouse-bench-'));

  at(...parts: string[]): string {
    return join(this.path, ...parts);
  }

  [Symbol.dispose](): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

/** `wheelhouse sync` of one repository into a data directory. The build is made sure of beforehand (`prepare`). */
export function sync(repository: string, data: string): Promise<Run> {
  return runMeasured(program, ['sync', repository, '--data', data, '--json'], { keepOutput: true });
}

/** Installs and builds if needed, so that no measured run does. */
export async function prepare(): Promise<void> {
  await runMeasured(program, ['--version']);
}

export interface Server {
  url: string;
  pid: number;
  stop(): Promise<void>;
}

/** Starts `wheelhouse` with a verb that serves, and resolves as soon as it answers. */
export async function serve(args: string[], port: number): Promise<Server> {
  const child = spawn(program, [...args, '--port', String(port)], { stdio: ['ignore', 'ignore', 'pipe'] });
  let stderr = '';
  child.stderr.on('data', (chunk) => (stderr = `${stderr}${String(chunk)}`.slice(-4000)));
  const url = `http://127.0.0.1:${port}`;
  while (!(await answers(url))) {
    if (child.exitCode !== null)
      throw new Error(`wheelhouse ${args.join(' ')} ended with ${child.exitCode}\n${stderr}`);
    await sleep(20);
  }
  return { url, pid: child.pid ?? 0, stop: () => stop(child) };
}

async function answers(url: string): Promise<boolean> {
  return fetch(`${url}/api/v1/meta`).then(
    (response) => response.ok,
    () => false,
  );
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once('close', resolve));
  child.kill('SIGTERM');
  await ended;
}
