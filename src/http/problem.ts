import { WheelhouseError } from '../core/index.ts';

export interface ProblemBody {
  error: { code: string; message: string; help: string };
}

/** Any throw as the contract's Problem. What is not ours tells nothing of itself: it goes to the log under `reference`. */
export function problemOf(error: unknown, reference: string): { status: number; body: ProblemBody } {
  if (error instanceof WheelhouseError) {
    return { status: error.status, body: { error: { code: error.code, message: error.message, help: error.help } } };
  }
  return {
    status: 500,
    body: {
      error: {
        code: 'internal',
        message: 'Wheelhouse failed to answer.',
        help: `The reason is in its log, marked ${reference}. Please report it if it happens again.`,
      },
    },
  };
}
