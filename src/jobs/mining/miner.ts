import { parentPort } from 'node:worker_threads';
import { sealPrototypes, type FactSink } from '../../core/index.ts';
import { mine } from '../../git/index.ts';
import { detach } from './detach.ts';
import type { FromMiner, MiningOrder, SinkStep, ToMiner } from './messages.ts';
import { fromPlain, toPlain } from './plain-error.ts';

/** The thread that mines, one repository at a time. It knows no store: every step goes to the thread that owns the database. */
sealPrototypes();
const port = parentPort;
if (!port) throw new Error('miner.ts runs as a worker thread');

const PROGRESS_EVERY_MS = 100;
let stop = new AbortController();
let waiting: { resolve: (answer: unknown) => void; reject: (error: unknown) => void } | undefined;

port.on('message', (message: ToMiner) => {
  if (message.kind === 'mine') void mineOne(message.order);
  else if (message.kind === 'stop') stop.abort();
  else if (message.kind === 'stepped') waiting?.resolve(message.answer);
  else waiting?.reject(fromPlain(message.error));
});

const send = (message: FromMiner, transfer: ArrayBuffer[] = []) => port.postMessage(message, transfer);

function step(name: SinkStep) {
  return async (argument: unknown): Promise<never> => {
    const { message, transfer } = detach(argument);
    const answer = new Promise<unknown>((resolve, reject) => {
      waiting = { resolve, reject };
    });
    send({ kind: 'step', step: name, argument: message }, transfer);
    return (await answer) as never;
  };
}

const sink: FactSink = {
  open: step('open'),
  commits: step('commits'),
  refs: step('refs'),
  changes: step('changes'),
  ledger: step('ledger'),
  tip: step('tip'),
  close: step('close'),
};

async function mineOne(order: MiningOrder): Promise<void> {
  let lastPhase = '';
  let lastSent = 0;
  stop = new AbortController();
  try {
    const { commits, newCommits, misfits } = await mine({
      ...order,
      sink,
      signal: stop.signal,
      onProgress(progress) {
        const now = performance.now();
        if (progress.phase === lastPhase && progress.done < progress.total && now - lastSent < PROGRESS_EVERY_MS)
          return;
        lastPhase = progress.phase;
        lastSent = now;
        send({ kind: 'progress', progress });
      },
    });
    send({ kind: 'finished', result: { commits, newCommits, misfits } });
  } catch (error) {
    send({ kind: 'failed', error: toPlain(error) });
  }
}
