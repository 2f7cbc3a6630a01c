import { WheelhouseError } from '../../core/index.ts';

const DEFAULT_LIMIT = 50;

/** A page of a list: where it starts and how long it is. Errors: input.invalid for a cursor that is not ours. */
export function pageOf(query: { cursor?: string | undefined; limit?: number | undefined }): {
  offset: number;
  limit: number;
} {
  const limit = query.limit ?? DEFAULT_LIMIT;
  if (query.cursor === undefined) return { offset: 0, limit };
  const offset = /^o(\d{1,9})$/.exec(query.cursor)?.[1];
  if (offset === undefined) {
    throw new WheelhouseError('input.invalid', '`cursor` in the query must be nextCursor of the page before.', {
      help: 'Leave it out to start at the first page.',
    });
  }
  return { offset: Number(offset), limit };
}

export function nextCursor(page: { offset: number; limit: number }, total: number): string | null {
  const next = page.offset + page.limit;
  return next < total ? `o${next}` : null;
}
