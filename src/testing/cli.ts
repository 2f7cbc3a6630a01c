import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

let built: Promise<string> | undefined;

/** The program as built, which is what users run; `npm test` has built it, a lone vitest does so here. */
function program(): Promise<string> {
  built ??= (async () => {
    const url = new URL('../../scripts/lib/build.mjs', import.meta.url).href;
    const { ensureBuilt } = (await import(url)) as { ensureBuilt(): Promise<void> };
    await ensureBuilt();
    return fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
  })();
  return built;
}

export interface CliOptions {
  /** Data directory. */
  data: string;
  cwd?: string;
  env?: Record<string, string>;
  /** Written to its standard input. */
  input?: string;
  /** File descriptor that its answers go to instead of a pipe. */
  stdout?: number;
}

export interface CliResult {
  code: number | null;
  stdout: string;
  stderr: string;
  /** The answer of a command run with --json. */
  json<T = Record<string, unknown>>(): T;
}

/** Starts the program as a process of its own, as a user would. */
export async function spawnCli(
  args: readonly string[],
  { data, cwd, env, input, stdout }: CliOptions,
): Promise<ChildProcess> {
  const child = spawn(process.execPath, [await program(), ...args], {
    cwd: cwd ?? data,
    env: { PATH: process.env.PATH, HOME: data, WHEELHOUSE_DATA: data, NO_COLOR: '1', ...env },
    stdio: ['pipe', stdout ?? 'pipe', 'pipe'],
  });
  child.stdin?.end(input ?? '');
  return child;
}

/** Runs a command to its end. */
export async function runCli(args: readonly string[], options: CliOptions): Promise<CliResult> {
  const child = await spawnCli(args, options);
  let stdout = '';
  let stderr = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const code = await new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve));
  return { code, stdout, stderr, json: () => JSON.parse(stdout) as never };
}

export interface RunningCli extends AsyncDisposable {
  url: string;
  port: number;
  pid: number;
  /** Lines of JSON it has answered so far. */
  events: Record<string, unknown>[];
  /** Waits for the answer of this kind. */
  event<T = Record<string, unknown>>(kind: string): Promise<T>;
  stderr(): string;
  kill(signal: NodeJS.Signals): void;
  /** Exit code, once it has ended. */
  ended: Promise<number | null>;
}

/** Starts `up` or `serve` on a free port and waits until it listens. Disposing it is Ctrl-C. */
export async function startCli(args: readonly string[], options: CliOptions): Promise<RunningCli> {
  const child = await spawnCli([...args, '--json', ...(args.includes('--port') ? [] : ['--port', '0'])], options);
  const events: Record<string, unknown>[] = [];
  const waiting: (() => void)[] = [];
  let stderr = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const wake = () => waiting.splice(0).forEach((resolve) => resolve());
  if (child.stdout) {
    createInterface({ input: child.stdout }).on('line', (line) => {
      events.push(JSON.parse(line) as Record<string, unknown>);
      wake();
    });
  }
  let over = false;
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject).on('close', (code) => {
      over = true;
      wake();
      resolve(code);
    });
  });
  async function event<T>(kind: string): Promise<T> {
    for (;;) {
      const found = events.find((one) => one.event === kind);
      if (found) return found as T;
      if (over) throw new Error(`wheelhouse ended without '${kind}':\n${stderr}`);
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
  }
  const { url, pid } = await event<{ url: string; pid: number }>('serving');
  return {
    url,
    port: Number(new URL(url).port),
    pid,
    events,
    event,
    stderr: () => stderr,
    kill: (signal) => child.kill(signal),
    ended,
    async [Symbol.asyncDispose]() {
      child.kill('SIGINT');
      await ended;
    },
  };
}
