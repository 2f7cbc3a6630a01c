import type { FileFact } from '../core/index.ts';

/** A file that is nothing special. */
export const fileFact = (id: number, path: string): FileFact => ({
  id,
  path,
  language: null,
  generated: false,
  vendored: false,
  leftOutBy: null,
  documentation: false,
});
