import pg from 'pg';
import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import { POSTGRES_DOOR } from './postgres-door.ts';

export interface TestDatabase extends AsyncDisposable {
  url: string;
}

/** A new, empty database on the run's PostgreSQL server; dropped when disposed. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const answer = await fetch(inject(POSTGRES_DOOR));
  if (!answer.ok) throw new Error(await answer.text());
  const server = await answer.text();
  const name = `wheelhouse_test_${randomUUID().replaceAll('-', '')}`;
  await administer(server, `create database ${name} template template0`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    [Symbol.asyncDispose]: () => administer(server, `drop database if exists ${name} with (force)`),
  };
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
