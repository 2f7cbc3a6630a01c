import { Worker } from 'node:worker_threads';
import { WheelhouseError, type FactSink, type MiningProgress } from '../../core/index.ts';
import type { FromMiner, MiningOrder, MiningResult, ToMiner } from './messages.ts';
import { fromPlain, toPlain } from './plain-error.ts';

export interface MinerOptions {
  sink: FactSink;
  onProgress: (progress: MiningProgress) => void;
  signal: AbortSignal;
}

/** A thread that mines repositories, one at a time. */
export interface MinerThread {
  /** Each step of the sink runs here, where the database is. Errors: those of the engine and of the sink; `signal.reason` when stopped. */
  mine(order: MiningOrder, options: MinerOptions): Promise<MiningResult>;
  /** False once it has ended: by itself, by an error, or because it did not stop. */
  readonly isUsable: boolean;
  end(): Promise<void>;
}

/** A stopped miner that does not come back by itself is ended after this time; its last finished step stands. */
const STOP_GRACE_MS = 3_000;

/** Measured on a long history: with Node's own 48 MB, collecting garbage costs a tenth of all work more; beyond, no gain. */
const YOUNG_MB = 128;

const megabytes = (bytes: number): number => Math.floor(bytes / 1_048_576);

/** In a build beside this file lies miner.js; in the sources miner.ts, which a thread can only load through tsx. */
function startWorker(memory: number): Worker {
  const isSource = import.meta.url.endsWith('.ts');
  const entry = new URL(isSource ? './miner.ts' : './miner.js', import.meta.url);
  const resourceLimits = {
    maxOldGenerationSizeMb: Math.max(256, megabytes(memory)),
    maxYoungGenerationSizeMb: Math.min(YOUNG_MB, Math.max(32, Math.floor(megabytes(memory) / 8))),
  };
  if (!isSource) return new Worker(entry, { resourceLimits, execArgv: [] });
  // Code given as text finds packages from the working directory, so it is told where tsx is.
  const load = `import(${JSON.stringify(import.meta.resolve('tsx/esm/api'))}).then(({ register }) => { register(); return import(${JSON.stringify(entry.href)}); });`;
  return new Worker(load, { eval: true, resourceLimits, execArgv: [] });
}

/** Starts a thread whose own memory stays below `memory` bytes. */
export function startThread(memory: number): MinerThread {
  const worker = startWorker(memory);
  let isUsable = true;
  /** What becomes of the repository under way when the thread ends under it. */
  let fail: (error: Error) => void = () => undefined;
  let hear: (message: FromMiner) => void = () => undefined;
  const send = (message: ToMiner) => worker.postMessage(message);
  const end = async () => {
    isUsable = false;
    await worker.terminate();
  };
  worker.on('message', (message: FromMiner) => hear(message));
  worker.on('error', (error: NodeJS.ErrnoException) => {
    isUsable = false;
    fail(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? outOfMemory(memory) : error);
  });
  worker.on('exit', (code) => {
    isUsable = false;
    fail(new Error(`The mining thread ended with code ${code}.`));
  });

  function mine(order: MiningOrder, { sink, onProgress, signal }: MinerOptions): Promise<MiningResult> {
    signal.throwIfAborted();
    let stepping: Promise<void> = Promise.resolve();

    async function runStep({ step, argument }: Extract<FromMiner, { kind: 'step' }>): Promise<void> {
      try {
        signal.throwIfAborted();
        const call = sink[step] as (argument: unknown) => Promise<unknown>;
        send({ kind: 'stepped', answer: await call.call(sink, argument) });
      } catch (error) {
        send({ kind: 'refused', error: toPlain(error) });
      }
    }

    return new Promise<MiningResult>((resolve, reject) => {
      let grace: NodeJS.Timeout | undefined;
      const stop = () => {
        send({ kind: 'stop' });
        grace = setTimeout(() => void stepping.then(end, end), STOP_GRACE_MS);
      };
      signal.addEventListener('abort', stop, { once: true });

      /** Never leaves while a step is being written: the caller may close the database next. */
      const leave = (done: () => void) => {
        clearTimeout(grace);
        signal.removeEventListener('abort', stop);
        hear = fail = () => undefined;
        void stepping.finally(done);
      };
      fail = (error) => leave(() => reject(signal.aborted ? signal.reason : error));
      hear = (message) => {
        if (message.kind === 'progress') onProgress(message.progress);
        else if (message.kind === 'step') stepping = runStep(message);
        else if (message.kind === 'finished') leave(() => resolve(message.result));
        else fail(fromPlain(message.error));
      };
      send({ kind: 'mine', order });
    });
  }

  return {
    mine,
    get isUsable() {
      return isUsable;
    },
    end,
  };
}

function outOfMemory(memory: number): WheelhouseError {
  return new WheelhouseError('internal', `Mining needed more than its ${megabytes(memory)} MB of memory.`, {
    help: 'Give it more with `memory:` in wheelhouse.yaml or WHEELHOUSE_MEMORY (megabytes); what is stored is kept.',
  });
}
