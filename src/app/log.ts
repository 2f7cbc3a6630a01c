import type { Logger } from 'pino';

let logger: Promise<Logger> | undefined;

/** Lines of JSON on stderr. Loaded with the first line: most runs have nothing to log. */
async function load(): Promise<Logger> {
  const { pino } = await import('pino');
  return pino({ name: 'wheelhouse' }, pino.destination({ fd: 2, sync: true }));
}

/** Writes down what nobody foresaw, with its stack; `where` is a repository or the reference that a user was given. */
export function logError(error: unknown, where: string): void {
  void write(error, where);
}

async function write(error: unknown, where: string): Promise<void> {
  const log = await (logger ??= load());
  log.error({ err: error, where }, error instanceof Error ? error.message : String(error));
}
