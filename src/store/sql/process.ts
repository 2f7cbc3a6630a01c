import { WheelhouseError } from '../../core/index.ts';
import { sqlFailed, tookTooMuch } from './errors.ts';
import type { FromSqlProcess, SqlJob } from './job.ts';
import { MEMORY_MB } from './limits.ts';
import { createOutlet } from './rows.ts';

/**
 * A process of its own for statements that people write. It holds no connection that can do more than read facts, so that
 * nothing depends on what a statement is; and when a statement takes it down, nothing else falls.
 */

const LOOK_EVERY_MS = 20;

/** Waits until the message is out, so that a process that ends has said why. */
const send = (message: FromSqlProcess): Promise<void> =>
  new Promise((resolve) => process.send?.(message, undefined, undefined, () => resolve()) ?? resolve());

async function fail(error: unknown, over = false): Promise<void> {
  const { code, message, help } = error instanceof WheelhouseError ? error : sqlFailed(error);
  await send({ kind: 'failed', error: { code, message, help }, over });
}

/** An engine accounts for some of its memory only; the system knows all of it. */
function watchMemory(): void {
  const watch = setInterval(() => {
    if (process.memoryUsage.rss() < MEMORY_MB * 1_048_576) return;
    clearInterval(watch);
    void fail(tookTooMuch(MEMORY_MB), true).then(() => process.kill(process.pid, 'SIGKILL'));
  }, LOOK_EVERY_MS);
}

async function run(job: SqlJob): Promise<void> {
  void send({ kind: 'begun' });
  const outlet = createOutlet(job, (rows) => void send({ kind: 'rows', rows }));
  const { target } = job;
  const columns =
    target.engine === 'duckdb'
      ? await (await import('../engine/duckdb/read-only-sql.ts')).runReadOnly(target.file, job, outlet)
      : await (await import('../engine/postgres/read-only-sql.ts')).runReadOnly(target.url, job, outlet);
  const truncated = outlet.end();
  await send({ kind: 'done', columns, truncated });
}

process.on('message', (job: SqlJob) => void run(job).catch((error: unknown) => fail(error)));
// Who asks is gone: nobody waits for the answer.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
watchMemory();
