import { z } from 'zod';

export const Tab = z.enum(['proposals', 'people', 'decisions']);
export const Kind = z.enum(['person', 'bot', 'agent']);

/** What the page keeps in its URL; without a tab it is the proposals. */
export const identitiesSearch = z.object({
  tab: Tab.optional().catch(undefined),
  q: z.string().max(200).optional().catch(undefined),
  kind: Kind.optional().catch(undefined),
});
