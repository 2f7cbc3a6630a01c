import { z } from 'zod';

/** A calendar day, e.g. 2026-03-31, in the configured zone. */
export const Day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'a day written YYYY-MM-DD')
  .refine(isInCalendar, 'a day of the calendar')
  .meta({ id: 'Day', example: '2026-03-31' });

function isInCalendar(day: string): boolean {
  const time = Date.parse(day);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day) && !day.startsWith('0000');
}

/** What both engines hold as an id. */
const MAX_ID = 2_147_483_647;
export const Id = z.number().int().min(1).max(MAX_ID);
/** The same, written in a path. */
export const PathId = z.coerce.number().int().min(1).max(MAX_ID);

/** An instant, ISO 8601 in UTC. */
export const Instant = z.string().meta({ id: 'Instant', example: '2026-03-31T09:30:00.000Z' });

export const Grain = z.enum(['day', 'week', 'month', 'quarter', 'year']).meta({ id: 'Grain' });
export type Grain = z.infer<typeof Grain>;

const REPOSITORY_IDS = 'repository ids separated by commas';
const repositoryIds = z
  .string()
  .regex(/^\d+(,\d+)*$/, REPOSITORY_IDS)
  .refine((repo) => idsOf(repo)?.every((id) => id <= MAX_ID), REPOSITORY_IDS)
  .optional()
  .meta({ description: 'Repository ids separated by commas; all when left out.', example: '1,2' });

/** The ids of a scope's `repo`, each once; null where it is left out, which stands for all. */
export function idsOf(repo: string | undefined): number[] | null {
  return repo ? [...new Set(repo.split(',').map(Number))] : null;
}

/**
 * What every number is asked for: a period and a part of the code. A page's URL carries exactly these.
 * `from` is the first day, not in the future, `to` the last day included. Without them: the last 90 days up to the newest fact.
 */
export const ScopeQuery = z
  .object({
    from: Day.optional(),
    to: Day.optional(),
    repo: repositoryIds,
    path: z
      .string()
      .max(4096)
      .optional()
      .meta({ description: 'Only files below this directory (or this file).', example: 'src/api' }),
    window: z.coerce
      .number()
      .int()
      .min(1)
      .max(365)
      .optional()
      .meta({ description: 'Days within which a replaced line is rework. Default 21.', example: 21 }),
    outliers: z
      .enum(['exclude', 'include'])
      .optional()
      .meta({ description: 'Commits of more than 1,000 lines or 100 files: left out by default.' }),
    bots: z.enum(['exclude', 'include']).optional().meta({ description: 'Bots: left out by default.' }),
  })
  .meta({ id: 'Scope' });
export type ScopeQuery = z.infer<typeof ScopeQuery>;

export const PageQuery = z.object({
  cursor: z.string().optional().meta({ description: 'nextCursor of the page before.' }),
  limit: z.coerce.number().int().min(1).max(200).optional().meta({ description: 'Rows on a page. Default 50.' }),
});

/** The period an answer speaks of: whole days of the zone, both included. */
export const Period = z.object({ from: Day, to: Day, zone: z.string(), days: z.number().int() }).meta({ id: 'Period' });
export type Period = z.infer<typeof Period>;

export const HasBefore = z.boolean().meta({
  description:
    'Whether the repositories asked about have facts from before the period; all of history has nothing to be compared with.',
});
