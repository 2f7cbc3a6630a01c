import { z } from 'zod';
import { Grain } from '../../../contract/index.ts';

/** What the page keeps in its URL beside the shared scope. */
export const deliverySearch = z.object({ grain: Grain.optional().catch(undefined) });
