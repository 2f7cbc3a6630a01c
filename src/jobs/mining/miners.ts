import type { MiningOrder, MiningResult } from './messages.ts';
import { startThread, type MinerOptions, type MinerThread } from './thread.ts';

/** Threads that mine, so that the thread of the server stays free. */
export interface Miners {
  /** Mines one repository in a thread that nobody else uses meanwhile. Errors: those of the engine and of the sink; `signal.reason` when stopped. */
  mine(order: MiningOrder, options: MinerOptions): Promise<MiningResult>;
  /** Ends the threads that have nothing to do. */
  rest(): void;
  close(): Promise<void>;
}

/**
 * Threads are kept for the next repository: one that is new has to load and warm up the engine, which costs as much as
 * mining some hundred commits.
 */
export function createMiners(): Miners {
  const idle: { thread: MinerThread; memory: number }[] = [];

  /** An idle thread with as much memory; how much a thread may use is settled when it starts. */
  function take(memory: number): MinerThread {
    const at = idle.findIndex((each) => each.memory === memory);
    const [found] = at < 0 ? [] : idle.splice(at, 1);
    return found?.thread ?? startThread(memory);
  }

  function giveBack(thread: MinerThread, memory: number): void {
    if (!thread.isUsable) return;
    // The share has changed: those of another size are of no use any more.
    for (const other of idle.splice(0)) {
      if (other.memory === memory) idle.push(other);
      else void other.thread.end();
    }
    idle.push({ thread, memory });
  }

  const endAll = () => Promise.all(idle.splice(0).map(({ thread }) => thread.end()));

  return {
    async mine(order, options) {
      options.signal.throwIfAborted();
      const thread = take(order.memory);
      try {
        return await thread.mine(order, options);
      } finally {
        giveBack(thread, order.memory);
      }
    },
    rest: () => void endAll(),
    close: async () => void (await endAll()),
  };
}
