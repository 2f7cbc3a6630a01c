import { Worker } from 'node:worker_threads';
import { WheelhouseError, type FactSink, type MiningProgress } from '../../core/index.ts';
import type { FromMiner, MiningOrder, MiningResult, ToMiner } from './messages.ts';
import { fromPlain, toPlain } from './plain-error.ts';

export interface MinerOptions {
  sink: FactSink;
  onProgress: (progress: MiningProgress) => void;
  signal: AbortSignal;
}

/** A stopped miner that does not come back by itself is ended after this time; its last finished step stands. */
const STOP_GRACE_MS = 3_000;

/** Measured on a long history: with Node's own 48 MB, collecting garbage costs a tenth of all work more; beyond, no gain. */
const YOUNG_MB = 128;

/** In a build beside this file lies miner.js; in the sources miner.ts, which a thread can only load through tsx. */
function startWorker(order: MiningOrder): Worker {
  const isSource = import.meta.url.endsWith('.ts');
  const entry = new URL(isSource ? './miner.ts' : './miner.js', import.meta.url);
  const memory = Math.floor(order.memory / 1_048_576);
  const resourceLimits = {
    maxOldGenerationSizeMb: Math.max(256, memory),
    maxYoungGenerationSizeMb: Math.min(YOUNG_MB, Math.max(32, Math.floor(memory / 8))),
  };
  if (!isSource) return new Worker(entry, { workerData: order, resourceLimits, execArgv: [] });
  // Code given as text finds packages from the working directory, so it is told where tsx is.
  const load = `import(${JSON.stringify(import.meta.resolve('tsx/esm/api'))}).then(({ register }) => { register(); return import(${JSON.stringify(entry.href)}); });`;
  return new Worker(load, { eval: true, workerData: order, resourceLimits, execArgv: [] });
}

/**
 * Mines one repository in a thread of its own, so that the thread of the server stays free; each step of the sink runs
 * here, where the database is. Errors: those of the engine and of the sink; `signal.reason` when stopped.
 */
export function runMiner(order: MiningOrder, { sink, onProgress, signal }: MinerOptions): Promise<MiningResult> {
  signal.throwIfAborted();
  const worker = startWorker(order);
  const send = (message: ToMiner) => worker.postMessage(message);
  let stepping: Promise<void> = Promise.resolve();
  const terminate = async () => void (await worker.terminate());

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
    let end: NodeJS.Timeout | undefined;
    const stop = () => {
      send({ kind: 'stop' });
      end = setTimeout(() => void stepping.then(terminate, terminate), STOP_GRACE_MS);
    };
    signal.addEventListener('abort', stop, { once: true });

    /** Never leaves while a step is being written: the caller may close the database next. */
    const leave = (done: () => void) => {
      clearTimeout(end);
      signal.removeEventListener('abort', stop);
      void stepping.then(terminate, terminate).finally(done);
    };
    const fail = (error: unknown) => leave(() => reject(signal.aborted ? signal.reason : error));

    worker.on('message', (message: FromMiner) => {
      if (message.kind === 'progress') onProgress(message.progress);
      else if (message.kind === 'step') stepping = runStep(message);
      else if (message.kind === 'finished') leave(() => resolve(message.result));
      else fail(fromPlain(message.error));
    });
    worker.on('error', (error: NodeJS.ErrnoException) =>
      fail(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? outOfMemory(order) : error),
    );
    worker.on('exit', (code) => fail(new Error(`The mining thread ended with code ${code}.`)));
  });
}

function outOfMemory({ memory }: MiningOrder): WheelhouseError {
  return new WheelhouseError(
    'internal',
    `Mining needed more than its ${Math.round(memory / 1_048_576)} MB of memory.`,
    {
      help: 'Give it more with `memory:` in wheelhouse.yaml or WHEELHOUSE_MEMORY (megabytes); what is stored is kept.',
    },
  );
}
