import { WheelhouseError } from '../../../core/index.ts';

const REPEAT = 'What was stored is kept. Repeat it when the database answers again; Wheelhouse reconnects by itself.';
const RIGHTS =
  'Give the role of the database address the right to create and change tables in its schema, on a server that takes writes.';

/** SQLSTATEs (PostgreSQL's manual, appendix A) and Node's codes, by what a person can do about them. */
const TROUBLES: [code: RegExp, what: string, help: string][] = [
  [
    /^(?:57P0[1-5]|08\w{3}|ECONN\w+|EPIPE|ETIMEDOUT|ENOTFOUND|EHOSTUNREACH)$/,
    'PostgreSQL ended the connection',
    REPEAT,
  ],
  [/^(?:42501|25006)$/, 'PostgreSQL lets this role read only', RIGHTS],
  [
    /^53300$/,
    'PostgreSQL takes no more connections',
    'Let it take more (max_connections), or end other programs that use it.',
  ],
  [/^53\w{3}$/, 'PostgreSQL has run out of disk or memory', 'Make room on its machine, then repeat it.'],
];
/** What pg itself says, without a code, of a connection that is gone. */
const GONE = /Connection terminated|Client has encountered a connection error|not queryable/i;

/** An error of the connection or of rights as one that says what to do; any other as it is. */
export function storeTrouble(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof WheelhouseError) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const known = TROUBLES.find(([codes]) => codes.test(code)) ?? (GONE.test(error.message) ? TROUBLES[0] : undefined);
  if (!known) return error;
  const [, what, help] = known;
  return new WheelhouseError('store.failed', `${what}: ${error.message}`, { help, cause: error });
}
