import { refusalOf, WheelhouseError } from '../../core/index.ts';
import type { PlainError } from './messages.ts';

const UNEXPECTED = 'This is a bug in Wheelhouse. Run it again with WHEELHOUSE_DEBUG=1 and report what it prints.';

export function toPlain(error: unknown): PlainError {
  if (error instanceof WheelhouseError)
    return { code: error.code, message: error.message, help: error.help, stack: error.stack };
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  return { ...(refusal(error) ?? { code: 'internal', message, help: UNEXPECTED }), stack };
}

function refusal(error: unknown): Omit<PlainError, 'stack'> | null {
  const { code, path, message = '' } = (error ?? {}) as Partial<NodeJS.ErrnoException>;
  // git and DuckDB pass on the system's words only
  const refused = refusalOf(message.includes('No space left on device') ? 'ENOSPC' : code);
  return (
    refused && {
      code: 'store.failed',
      message: `${path ?? 'A file'} cannot be used: ${refused.why}.`,
      help: refused.help,
    }
  );
}

export function fromPlain({ code, message, help, stack }: PlainError): WheelhouseError {
  const error = new WheelhouseError(code, message, { help });
  if (stack) error.stack = stack;
  return error;
}
