import type PQueue from 'p-queue';

/**
 * Does work when the queue comes to it. Aborted before that, it leaves the queue at once; aborted later, it is waited
 * for until it has really ended, so that nobody takes away what it still uses. Errors: the work's, `signal.reason`.
 */
export async function inTurn<T>(queue: PQueue, work: () => Promise<T>, signal: AbortSignal): Promise<T> {
  let begun: Promise<T> | undefined;
  try {
    return await queue.add(() => (begun = work()), { signal });
  } catch (error) {
    await begun?.catch(() => undefined);
    throw error;
  }
}
