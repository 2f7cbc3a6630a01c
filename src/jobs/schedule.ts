const MINUTE_MS = 60_000;

/** Calls `work` every so many minutes, the first time after as many; never while the last call is still under way. */
export function every(minutes: number, work: () => Promise<unknown>): { stop(): void } {
  let stopped = false;
  let timer: NodeJS.Timeout;
  const wait = () => {
    if (stopped) return;
    timer = setTimeout(() => void work().finally(wait), minutes * MINUTE_MS);
    // It alone keeps no process alive.
    timer.unref();
  };
  wait();
  return {
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
