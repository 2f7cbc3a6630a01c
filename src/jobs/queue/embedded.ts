import PQueue from 'p-queue';
import { steps, type InputOf, type ResultOf, type StepName } from '../steps/index.ts';
import type { Lane, Machine, Step } from '../steps/step.ts';
import type { Queue } from './queue.ts';

/** Steps done at once in each lane; `machine` follows the budget. */
const AT_ONCE: Record<Lane, number> = { network: 4, glance: 4, machine: 1, ahead: 1 };

export interface EmbeddedQueue extends Queue {
  /** How many repositories may be mined at once from now on. */
  setMachine(atOnce: number): void;
}

/** The queue of one process, in its memory. */
export function createEmbeddedQueue(machine: Machine): EmbeddedQueue {
  const lanes = Object.fromEntries(
    Object.entries(AT_ONCE).map(([lane, concurrency]) => [lane, new PQueue({ concurrency })]),
  ) as Record<Lane, PQueue>;
  return {
    setMachine(atOnce) {
      lanes.machine.concurrency = atOnce;
    },
    async run<Name extends StepName>(
      name: Name,
      input: InputOf<Name>,
      { report, signal }: Parameters<Queue['run']>[2],
    ): Promise<ResultOf<Name>> {
      const step = steps[name] as Step<InputOf<Name>, ResultOf<Name>>;
      let begun: Promise<ResultOf<Name>> | undefined;
      const begin = () => (begun = step.run(input, { ...machine, report, signal }));
      try {
        return await lanes[step.lane].add(begin, { signal });
      } catch (error) {
        await begun?.catch(() => undefined);
        throw error;
      }
    },
  };
}
