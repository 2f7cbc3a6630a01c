/**
 * Every error a user can meet. A code that scripts can match, an HTTP status, and a sentence that says what to do.
 * The edges (cli/, http/) print `message` and `help`; a stack is for the log only.
 */
const STATUS = {
  'input.invalid': 400,
  'input.too-large': 413,
  'input.media-type': 415,
  'scope.invalid': 400,
  'sql.not-read-only': 400,
  'sql.failed': 400,
  'request.forbidden': 403,
  'repository.not-found': 404,
  'file.not-found': 404,
  'commit.not-found': 404,
  'metric.not-found': 404,
  'person.not-found': 404,
  'proposal.not-found': 404,
  'route.not-found': 404,
  'method.not-allowed': 405,
  'repository.not-readable': 422,
  'repository.empty': 422,
  'git.missing': 500,
  'git.failed': 502,
  'identity.conflict': 409,
  'sync.running': 409,
  'store.locked': 423,
  'store.newer': 500,
  'store.failed': 500,
  'store.closed': 503,
  'config.invalid': 400,
  'listen.refused': 400,
  'port.taken': 409,
  'facts.pending': 503,
  internal: 500,
} as const;

export type ErrorCode = keyof typeof STATUS;

export class WheelhouseError extends Error {
  readonly code: ErrorCode;
  readonly help: string;

  constructor(code: ErrorCode, message: string, options: { help: string; cause?: unknown }) {
    super(message, { cause: options.cause });
    this.name = 'WheelhouseError';
    this.code = code;
    this.help = options.help;
  }

  /** HTTP status of the code. */
  get status(): number {
    return STATUS[this.code];
  }
}

export const errorCodes = Object.keys(STATUS) as ErrorCode[];

/** For whoever asks for something of a store that has no repository; `why` says so in other words. */
export function noRepositoryYet(verb: string, why = 'No repository is known yet'): WheelhouseError {
  return new WheelhouseError('input.invalid', `${why}, so there is nothing to ${verb}.`, {
    help: 'Read some first: `wheelhouse sync ~/code/api ~/code/web`. If you did, is it another data folder (--data, WHEELHOUSE_DATA)?',
  });
}

/** For whoever asks by id or name, on a page or as a program. */
export function noSuchRepository(wanted: number | string): WheelhouseError {
  return new WheelhouseError('repository.not-found', `There is no repository ${wanted}.`, {
    help: 'It may have been removed. Choose one of the page Repositories; GET /api/v1/repositories lists them with their ids.',
  });
}
