import { constants } from 'node:os';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Long enough for any step under way; facts are written in whole steps, so that ending later loses nothing. */
const GRACE_MS = 30_000;

/** Ctrl-C asks to stop, which lets the step under way finish; a second one, or half a minute, ends at once. */
export function onInterrupt(): { signal: AbortSignal; dispose(): void } {
  const controller = new AbortController();
  const interrupt = (name: NodeJS.Signals) => {
    const reason = new Interrupted(name);
    if (controller.signal.aborted) process.exit(reason.exitCode);
    setTimeout(() => process.exit(reason.exitCode), GRACE_MS).unref();
    controller.abort(reason);
  };
  for (const name of SIGNALS) process.on(name, interrupt);
  return {
    signal: controller.signal,
    dispose() {
      for (const name of SIGNALS) process.off(name, interrupt);
    },
  };
}

/** A person asked to stop: no failure to explain. */
export class Interrupted extends Error {
  /** By the custom of shells: 128 and the signal's number. */
  readonly exitCode: number;

  constructor(name: NodeJS.Signals) {
    super('Stopped.');
    this.name = 'Interrupted';
    this.exitCode = 128 + constants.signals[name];
  }
}

/** Waits until a person asks to stop. */
export function interrupted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
