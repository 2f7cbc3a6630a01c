import { z } from 'zod';

/** The file, by its path in the repository. Not `path`, which is the scope's filter. */
export const fileSearch = z.object({ file: z.string().catch('') });
