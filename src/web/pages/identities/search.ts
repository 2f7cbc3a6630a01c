import { z } from 'zod';
import { usePageSearch } from '../page-search.ts';

export const identitiesSearch = z.object({
  tab: z.enum(['proposals', 'people', 'decisions']).catch('proposals'),
  q: z.string().max(200).optional().catch(undefined),
  kind: z.enum(['person', 'bot', 'agent']).optional().catch(undefined),
});

export const useIdentitiesSearch = () => usePageSearch(identitiesSearch);
