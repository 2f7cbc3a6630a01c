import { WheelhouseError } from '../../core/index.ts';

export interface Page {
  offset: number;
  limit: number;
}

/** Where a page starts. A cursor is opaque to clients; it holds the number of rows before the page. */
export function readPage({ cursor, limit }: { cursor?: string | undefined; limit?: number | undefined }): Page {
  if (cursor === undefined || cursor === '') return { offset: 0, limit: limit ?? 50 };
  const offset = Number(
    Buffer.from(cursor, 'base64url')
      .toString()
      .replace(/^rows:/, ''),
  );
  if (!Number.isSafeInteger(offset) || offset < 0) {
    throw new WheelhouseError('input.invalid', 'The cursor is not one of ours.', {
      help: 'Send `nextCursor` of the page before, as it was given.',
    });
  }
  return { offset, limit: limit ?? 50 };
}

/** Cursor of the next page; null after the last row. */
export function nextCursor({ offset, limit }: Page, rowCount: number): string | null {
  return offset + limit < rowCount ? Buffer.from(`rows:${offset + limit}`).toString('base64url') : null;
}
