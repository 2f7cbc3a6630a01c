import { z } from 'zod';
import { Day, Dimension, Grain, ScopeQuery } from '../../contract/index.ts';

const shape = ScopeQuery.shape;

/** What every page has in its URL: what is looked at, and which number's evidence is open. Wrong values are left out. */
export const sharedSearch = z.object({
  from: shape.from.catch(undefined),
  to: shape.to.catch(undefined),
  repo: shape.repo.catch(undefined),
  path: shape.path.catch(undefined),
  window: shape.window.catch(undefined),
  outliers: shape.outliers.catch(undefined),
  bots: shape.bots.catch(undefined),
  /** Metric whose evidence is open, and which of its numbers: of a dimension's key, or of a bucket of time. */
  evidence: z.string().optional().catch(undefined),
  evidenceBy: Dimension.optional().catch(undefined),
  evidenceKey: z.string().optional().catch(undefined),
  evidenceBucket: Day.optional().catch(undefined),
  evidenceGrain: Grain.optional().catch(undefined),
  evidenceFrom: Day.optional().catch(undefined),
  evidenceTo: Day.optional().catch(undefined),
  evidenceRepo: shape.repo.catch(undefined),
});
export type SharedSearch = z.infer<typeof sharedSearch>;

export const scopeKeys = ['from', 'to', 'repo', 'path', 'window', 'outliers', 'bots'] as const;
