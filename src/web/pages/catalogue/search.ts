import { z } from 'zod';

/** What the page keeps in its URL beside the shared scope. */
export const catalogueSearch = z.object({});
