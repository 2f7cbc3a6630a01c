import { z } from 'zod';
import { Grain } from '../../../contract/index.ts';

/** What the page keeps in its URL beside the shared scope. */
export const codeSearch = z.object({
  grain: Grain.optional().catch(undefined),
  as: z.enum(['share', 'lines']).optional().catch(undefined),
});
