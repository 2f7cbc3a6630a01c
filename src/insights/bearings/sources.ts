import type { Kysely } from 'kysely';
import type { Breakdown, BreakdownQuery, Curve, Dimension, Distribution, ScopeQuery, Series, SeriesQuery } from '../../contract/index.ts';
import type { Database } from '../../store/index.ts';
import type { z } from 'zod';

/** The part of metrics/ that insights ask. */
export interface Measures {
  series(id: string, query: z.output<typeof SeriesQuery>): Promise<Series>;
  breakdown(id: string, query: z.output<typeof BreakdownQuery>): Promise<Breakdown>;
  distribution(id: string, query: ScopeQuery): Promise<Distribution>;
  curve(id: string, query: ScopeQuery & { by?: Dimension | undefined }): Promise<Curve>;
}

export interface Sources {
  store: { db: Kysely<Database> };
  measures: Measures;
  settings: { zone: string };
}
