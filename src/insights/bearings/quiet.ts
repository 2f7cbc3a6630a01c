import type { Period, Quiet } from '../../contract/index.ts';
import { addDays, startOfDay } from '../../core/index.ts';
import { isOnDefault } from '../../metrics/index.ts';
import type { RepositoryFacts } from './context.ts';
import type { Sources } from './sources.ts';

const NAMED = 5;

/** Which of these repositories have nothing on their default branch that was written in the period; null where all have. */
export async function quietOf(
  { db, dialect }: Sources['store'],
  { repositories, period }: { repositories: readonly RepositoryFacts[]; period: Period },
): Promise<Quiet | null> {
  const known = repositories.filter(({ commits }) => commits > 0);
  if (known.length < 2) return null;
  const rows = await db
    .selectFrom('commit as c')
    .where(isOnDefault.sql('c'))
    .where(
      'repo_id',
      'in',
      known.map(({ id }) => id),
    )
    .where('authored_at', '>=', dialect.instant(startOfDay(period.from, period.zone)))
    .where('authored_at', '<', dialect.instant(startOfDay(addDays(period.to, 1), period.zone)))
    .select('repo_id')
    .distinct()
    .execute();
  const active = new Set(rows.map(({ repo_id }) => repo_id));
  const quiet = known.filter(({ id }) => !active.has(id));
  if (quiet.length === 0) return null;
  return { count: quiet.length, of: known.length, names: quiet.slice(0, NAMED).map(({ name }) => name) };
}
