import type { Store } from '../store/index.ts';

/** Who is a bot or an agent, as resolving identities would say it of these names. */
export async function markKinds(store: Store): Promise<void> {
  await store.write(async (db) => {
    await db.updateTable('person').set({ kind: 'bot' }).where('name', 'like', '%[bot]').execute();
    await db.updateTable('person').set({ kind: 'agent' }).where('email', '=', 'noreply@anthropic.com').execute();
  });
}
