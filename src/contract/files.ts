import { z } from 'zod';
import { PageQuery } from './scope.ts';

export const FindFilesQuery = z.object({
  q: z
    .string()
    .max(200)
    .meta({ description: 'Words that all are in the path, in any case and order.', example: 'order test' }),
  limit: PageQuery.shape.limit.meta({ description: 'The first so many. Default 50.' }),
});

export const FoundFile = z.object({ repository: z.number().int(), path: z.string() }).meta({ id: 'FoundFile' });
