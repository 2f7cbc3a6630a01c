import { sql, type Kysely } from 'kysely';
import type { SignatureFact } from '../../core/index.ts';
import type { WriteTransaction } from '../engine/engine.ts';
import type { Database } from '../schema.ts';

/**
 * Adds signatures that are new, with their identities; gives the identity of every signature the repository has.
 * A new identity gets a person of its own until `assignPersons` has looked at all of them together.
 */
export async function storeSignatures(
  transaction: WriteTransaction,
  repoId: number,
  given: SignatureFact[],
): Promise<Map<number, number>> {
  const { db, append } = transaction;
  const known = await signaturesOf(db, repoId);
  const fresh = given.filter((signature) => !known.has(signature.id));
  if (fresh.length === 0) return known;
  const identities = await storeIdentities(transaction, fresh);
  fresh.forEach((signature) => known.set(signature.id, identities.get(identityKey(signature))!));
  await append('signature', {
    repo_id: { fill: repoId },
    id: fresh.map((signature) => signature.id),
    identity_id: fresh.map((signature) => known.get(signature.id)!),
    mapped_name: fresh.map((signature) => clean(signature.mappedName)),
    mapped_email: fresh.map((signature) => cleanEmail(signature.mappedEmail)),
  });
  return known;
}

/** Replaces what this repository's `.mailmap` says of its signatures. */
export async function mapSignatures(
  { db, stage }: WriteTransaction,
  repoId: number,
  given: SignatureFact[],
): Promise<void> {
  if (given.length === 0) return;
  await stage('staged_signature', {
    id: { type: 'integer', values: given.map((signature) => signature.id) },
    mapped_name: { type: 'text', values: given.map((signature) => clean(signature.mappedName)) },
    mapped_email: { type: 'text', values: given.map((signature) => cleanEmail(signature.mappedEmail)) },
  });
  await sql`update signature set mapped_name = s.mapped_name, mapped_email = s.mapped_email
    from staged_signature s where signature.repo_id = ${repoId} and signature.id = s.id
      and (signature.mapped_name <> s.mapped_name or signature.mapped_email <> s.mapped_email)`.execute(db);
}

async function signaturesOf(db: Kysely<Database>, repoId: number): Promise<Map<number, number>> {
  const rows = await db.selectFrom('signature').select(['id', 'identity_id']).where('repo_id', '=', repoId).execute();
  return new Map(rows.map((row) => [row.id, row.identity_id]));
}

async function storeIdentities(
  { db, append, lock }: WriteTransaction,
  signatures: SignatureFact[],
): Promise<Map<string, number>> {
  // Two repositories may meet the same person at the same moment.
  await lock('identities');
  const rows = await db.selectFrom('identity').select(['id', 'name', 'email']).execute();
  const known = new Map(rows.map((row) => [identityKey(row), row.id]));
  const fresh = [...new Map(signatures.map((signature) => [identityKey(signature), signature])).entries()].filter(
    ([key]) => !known.has(key),
  );
  const last = rows.reduce((highest, row) => Math.max(highest, row.id), 0);
  const added = fresh.map(([key, { name, email }], i) => {
    known.set(key, last + 1 + i);
    return { id: last + 1 + i, name: clean(name), email: cleanEmail(email) };
  });
  const columns = {
    id: added.map((one) => one.id),
    name: added.map((one) => one.name),
    email: added.map((one) => one.email),
  };
  await append('identity', { ...columns, person_id: columns.id });
  await append('person', { ...columns, kind: { fill: 'person' } });
  return known;
}

/** Names as git wrote them, addresses in lower case: so two spellings of one address are one identity. */
export function identityKey({ name, email }: { name: string; email: string }): string {
  return `${clean(name)}\n${cleanEmail(email)}`;
}

function clean(name: string): string {
  return name.replaceAll('\0', '\uFFFD').trim();
}

function cleanEmail(email: string): string {
  return clean(email).toLowerCase();
}
