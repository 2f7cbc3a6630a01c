import { z } from 'zod';
import { Dimension } from '../../../contract/index.ts';

/** What the page keeps in its URL beside the shared scope: by what lines are grouped. */
export const survivalSearch = z.object({ by: Dimension.optional().catch(undefined) });
