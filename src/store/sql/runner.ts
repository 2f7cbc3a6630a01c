import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import PQueue from 'p-queue';
import { WheelhouseError } from '../../core/index.ts';
import { closedError } from '../errors.ts';
import { brokeOff, timedOut } from './errors.ts';
import type { FromSqlProcess, SqlJob, SqlResult } from './job.ts';
import { AT_ONCE, IDLE_MS } from './limits.ts';

export interface SqlRunner {
  /** Errors: sql.failed, sql.not-read-only, store.closed; `signal.reason` when the caller left. */
  run(job: SqlJob, signal?: AbortSignal): Promise<SqlResult>;
  close(): Promise<void>;
}

/** The process gets this much longer than the engine to say that time is over; then it is ended. */
const GRACE_MS = 500;
/** A busy machine may take long to start a process. */
const START_MS = 60_000;

/** In a build the entry lies beside this file's chunk; from the sources a process needs tsx to load it. */
function startProcess(): ChildProcess {
  const isSource = import.meta.url.endsWith('.ts');
  const entry = fileURLToPath(new URL(isSource ? './process.ts' : './sql-process.js', import.meta.url));
  const loader = isSource ? ['--import', import.meta.resolve('tsx')] : [];
  return spawn(process.execPath, [...loader, '--max-old-space-size=256', entry], {
    // Nothing of this process's environment is a statement's business.
    env: {},
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    serialization: 'advanced',
  });
}

/** Runs statements in processes apart. One that has answered is used again; one that failed to in time is ended. */
export function createSqlRunner(): SqlRunner {
  const queue = new PQueue({ concurrency: AT_ONCE });
  /** Those that wait for a question, each with what ends it. */
  const idle = new Map<ChildProcess, NodeJS.Timeout>();
  const all = new Set<ChildProcess>();
  const closing = new AbortController();

  function forget(child: ChildProcess): void {
    clearTimeout(idle.get(child));
    idle.delete(child);
  }

  function take(): ChildProcess {
    const [known] = idle.keys();
    if (known) {
      forget(known);
      return known;
    }
    const child = startProcess();
    all.add(child);
    const gone = () => {
      all.delete(child);
      forget(child);
    };
    child.once('exit', gone).once('error', gone);
    return child;
  }

  function keep(child: ChildProcess): void {
    if (!child.connected) return;
    // Neither the process nor its timer keeps a finished command alive.
    child.unref();
    child.channel?.unref();
    const end = () => {
      forget(child);
      child.kill('SIGKILL');
    };
    idle.set(child, setTimeout(end, IDLE_MS).unref());
  }

  async function run(job: SqlJob, signal: AbortSignal): Promise<SqlResult> {
    signal.throwIfAborted();
    const child = take();
    child.ref();
    child.channel?.ref();
    try {
      const result = await answerOf(child, job, signal);
      keep(child);
      return result;
    } catch (error) {
      // The engine's refusal is an answer, too. Of anything else nobody knows what state it left the process in.
      if (error instanceof Refusal) keep(child);
      else child.kill('SIGKILL');
      throw error instanceof Refusal ? error.cause : error;
    }
  }

  return {
    run: (job, signal) => {
      const either = signal ? AbortSignal.any([signal, closing.signal]) : closing.signal;
      return queue.add(() => run(job, either), { signal: either });
    },
    async close() {
      closing.abort(closedError());
      await queue.onIdle();
      const ended = [...all].map((child) => new Promise((resolve) => child.once('exit', resolve)));
      for (const child of all) {
        // Nothing else may keep this process alive until they have ended.
        child.ref();
        child.kill('SIGKILL');
      }
      await Promise.all(ended);
    },
  };
}

/** An error that the process itself reported, being well. */
class Refusal extends Error {}

function answerOf(child: ChildProcess, job: SqlJob, signal: AbortSignal): Promise<SqlResult> {
  return new Promise((resolve, reject) => {
    const rows: unknown[][] = [];
    let timer: NodeJS.Timeout | undefined;
    const settle = (end: () => void) => {
      clearTimeout(timer);
      child.off('message', hear).off('disconnect', broke).off('error', broke);
      signal.removeEventListener('abort', left);
      end();
    };
    const broke = () => settle(() => reject(brokeOff()));
    const left = () => settle(() => reject(signal.reason as Error));
    const late = () => settle(() => reject(timedOut(job.timeoutMs)));
    const hear = (message: FromSqlProcess) => {
      if (message.kind === 'begun') {
        clearTimeout(timer);
        timer = setTimeout(late, job.timeoutMs + GRACE_MS);
      } else if (message.kind === 'rows') rows.push(...message.rows);
      else if (message.kind === 'done')
        settle(() => resolve({ columns: message.columns, rows, truncated: message.truncated }));
      else if (message.kind === 'failed')
        settle(() => reject(message.over ? errorOf(message) : new Refusal('', { cause: errorOf(message) })));
    };
    signal.addEventListener('abort', left, { once: true });
    // Unlike `exit`, it comes when everything that was said has been heard.
    child.on('message', hear).once('disconnect', broke).once('error', broke);
    timer = setTimeout(broke, START_MS);
    child.send(job);
  });
}

const errorOf = ({ error: { code, message, help } }: Extract<FromSqlProcess, { kind: 'failed' }>) =>
  new WheelhouseError(code, message, { help });
