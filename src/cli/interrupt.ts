const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Long enough for any step under way; facts are written in whole steps, so that ending later loses nothing. */
const GRACE_MS = 30_000;

/** Ctrl-C asks to stop, which lets the step under way finish; a second one, or half a minute, ends at once. */
export function onInterrupt(): { signal: AbortSignal; dispose(): void } {
  const controller = new AbortController();
  const interrupt = (name: NodeJS.Signals) => {
    const code = 128 + (name === 'SIGINT' ? 2 : 15);
    if (controller.signal.aborted) process.exit(code);
    setTimeout(() => process.exit(code), GRACE_MS).unref();
    controller.abort(new Interrupted());
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
  constructor() {
    super('Stopped.');
    this.name = 'Interrupted';
  }
}

/** Waits until a person asks to stop. */
export function interrupted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
