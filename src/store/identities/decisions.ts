import type { Kysely } from 'kysely';
import { WheelhouseError, type Decision } from '../../core/index.ts';
import type { Database } from '../schema.ts';

export interface StoredDecision {
  id: number;
  decidedAt: Date;
  undone: boolean;
  decision: Decision;
}

/** All decisions, oldest first. */
export async function readDecisions(db: Kysely<Database>): Promise<StoredDecision[]> {
  const rows = await db.selectFrom('identity_decision').selectAll().orderBy('id').execute();
  return rows.map((row) => ({
    id: row.id,
    decidedAt: row.decided_at,
    undone: row.undone,
    decision: { action: row.action, ...(JSON.parse(row.payload) as object) } as Decision,
  }));
}

export async function addDecision(db: Kysely<Database>, decision: Decision): Promise<number> {
  const { action, ...payload } = decision;
  const last = await db
    .selectFrom('identity_decision')
    .select((e) => e.fn.max('id').as('id'))
    .executeTakeFirst();
  const id = (last?.id ?? 0) + 1;
  await db
    .insertInto('identity_decision')
    .values({ id, decided_at: new Date(), action, payload: JSON.stringify(payload), undone: false })
    .execute();
  return id;
}

export async function markUndone(db: Kysely<Database>, id: number): Promise<void> {
  const changed = await db
    .updateTable('identity_decision')
    .set({ undone: true })
    .where('id', '=', id)
    .where('undone', '=', false)
    .executeTakeFirst();
  if (changed.numUpdatedRows === 0n) {
    throw new WheelhouseError('proposal.not-found', `There is no decision ${id} to take back`, {
      help: 'See the list of decisions; one that is undone already stays so.',
    });
  }
}

/** One sentence for the list of decisions. */
export function summarise(decision: Decision): string {
  const names = (list: readonly { name: string; email: string }[]) => {
    const shown = list.slice(0, 3).map(({ name, email }) => `${name} <${email}>`);
    return list.length > 3 ? `${shown.join(', ')} and ${list.length - 3} more` : shown.join(', ');
  };
  switch (decision.action) {
    case 'merge':
      return `One person: ${decision.groups.map((group) => names(group.slice(0, 1))).join(' and ')}`;
    case 'reject':
      return `Not one person: ${decision.groups.map((group) => names(group.slice(0, 1))).join(' and ')}`;
    case 'split':
      return `A person apart: ${names(decision.identities)}`;
    case 'kind':
      return `${names(decision.identities.slice(0, 1))} is ${decision.kind === 'agent' ? 'an agent' : `a ${decision.kind}`}`;
  }
}
