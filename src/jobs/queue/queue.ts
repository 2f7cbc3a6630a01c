import type { InputOf, ResultOf, StepName } from '../steps/index.ts';
import type { StepReport } from '../steps/step.ts';

/** Where steps wait for their turn. */
export interface Queue {
  /**
   * Does a step when its turn comes. Aborted before that, it leaves the queue at once; aborted later, it is waited for until
   * it has really ended, so that nobody takes away what it still uses. Errors: the step's, `signal.reason`.
   */
  run<Name extends StepName>(
    step: Name,
    input: InputOf<Name>,
    options: { report: StepReport; signal: AbortSignal },
  ): Promise<ResultOf<Name>>;
}
