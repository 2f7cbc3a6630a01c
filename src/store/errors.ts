import { WheelhouseError } from '../core/index.ts';

/** A broken promise between rooms: never the user's fault, never to be caught. */
export function internalError(message: string, cause?: unknown): WheelhouseError {
  return new WheelhouseError('internal', message, {
    help: 'This is a bug in Wheelhouse. Please report it with the log of this run.',
    cause,
  });
}

export function closedError(): WheelhouseError {
  return new WheelhouseError('store.closed', 'The store is closed.', {
    help: 'Wheelhouse is stopping; start it again.',
  });
}
