import { WheelhouseError } from '../../core/index.ts';
import type { PlainError } from './messages.ts';

const UNEXPECTED = 'This is a bug in Wheelhouse. Run it again with WHEELHOUSE_DEBUG=1 and report what it prints.';

export function toPlain(error: unknown): PlainError {
  if (error instanceof WheelhouseError)
    return { code: error.code, message: error.message, help: error.help, stack: error.stack };
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  return { code: 'internal', message, help: UNEXPECTED, stack };
}

export function fromPlain({ code, message, help, stack }: PlainError): WheelhouseError {
  const error = new WheelhouseError(code, message, { help });
  if (stack) error.stack = stack;
  return error;
}
