import type { WriteTransaction } from '../engine/engine.ts';

export async function assignPersons({ db }: WriteTransaction): Promise<void> {
  const rows = await db.selectFrom('identity').select(['id', 'email', 'person_id']).orderBy('id').execute();
  const byEmail = new Map<string, number>();
  for (const row of rows) {
    const person = byEmail.get(row.email);
    if (person === undefined) byEmail.set(row.email, row.person_id);
    else if (person !== row.person_id) await db.updateTable('identity').set({ person_id: person }).where('id', '=', row.id).execute();
  }
}
