import { WheelhouseError, errorCodes, type ErrorCode } from '../core/index.ts';
import type { Operations, Run } from './operations.ts';
import { readServerFile, type ServerFile } from './server-file.ts';

export interface LiveServer {
  url: string;
  pid: number;
  version: string;
  run: Run;
}

interface Line {
  progress?: unknown;
  result?: unknown;
  error?: { code: string; message: string; help: string };
}

const PING_MS = 2_000;

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function call(
  { port, token }: ServerFile,
  { operation, input, signal }: { operation: string; input: unknown; signal: AbortSignal | undefined },
): Promise<Response> {
  return fetch(`http://127.0.0.1:${port}/internal/${operation}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(input),
    ...(signal ? { signal } : {}),
  });
}

async function* linesOf(response: Response): AsyncGenerator<Line> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of response.body ?? []) {
    rest += decoder.decode(chunk, { stream: true });
    const lines = rest.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line) yield JSON.parse(line) as Line;
  }
  if (rest) yield JSON.parse(rest) as Line;
}

function failure({ code, message, help }: NonNullable<Line['error']>): WheelhouseError {
  const known: ErrorCode = errorCodes.find((one) => one === code) ?? 'internal';
  return new WheelhouseError(known, message, { help });
}

function gone(pid: number, cause?: unknown): WheelhouseError {
  return new WheelhouseError(
    'internal',
    `The Wheelhouse that runs already (process ${pid}) ended before it answered.`,
    {
      help: 'Run the command again; what was stored is kept.',
      cause,
    },
  );
}

/** Runs operations in the server of this data directory. */
function runIn(server: ServerFile): Run {
  return async (operation, input, context) => {
    const response = await call(server, { operation, input, signal: context?.signal }).catch((cause: unknown) => {
      context?.signal?.throwIfAborted();
      throw gone(server.pid, cause);
    });
    for await (const line of linesOf(response)) {
      if (line.error) throw failure(line.error);
      if ('result' in line) return line.result as never;
      if ('progress' in line) context?.report?.(line.progress as never);
    }
    throw gone(server.pid);
  };
}

/**
 * The server that holds this data directory, if one answers. A file left by a killed server, whose process id may belong
 * to another program by now, is found out by asking.
 */
export async function findServer(dataDir: string): Promise<LiveServer | null> {
  const file = readServerFile(dataDir);
  if (!file || !isAlive(file.pid)) return null;
  try {
    const run = runIn(file);
    const { pid }: Awaited<ReturnType<Operations['ping']>> = await run(
      'ping',
      {},
      { signal: AbortSignal.timeout(PING_MS) },
    );
    return pid === file.pid ? { url: `http://127.0.0.1:${file.port}`, pid, version: file.version, run } : null;
  } catch {
    return null;
  }
}
