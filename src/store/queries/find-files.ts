import { sql, type Kysely } from 'kysely';
import type { Database } from '../schema.ts';

/** More words than this narrow nothing down. */
const WORDS = 8;

const part = (text: string) => `%${text.replace(/[\\%_]/g, (character) => `\\${character}`)}%`;
const contains = (text: ReturnType<typeof sql<string>>, word: string) =>
  sql<boolean>`${text} like ${part(word)} escape '\\'`;

/**
 * Files at the tip whose path has each of these words, in any case and order. Those whose own name has the last word come
 * first, then shorter paths.
 */
export async function findFiles(
  db: Kysely<Database>,
  { q, limit }: { q: string; limit: number },
): Promise<{ repository: number; path: string }[]> {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean).slice(0, WORDS);
  const last = words.at(-1);
  if (last === undefined) return [];
  const path = sql<string>`lower(path)`;
  const name = sql<string>`lower(substr(path, length(directory) + 1))`;
  return db
    .selectFrom('file')
    .where('alive', '=', true)
    .where((e) => e.and(words.map((word) => contains(path, word))))
    .select(['repo_id as repository', 'path'])
    .orderBy(sql`case when ${contains(name, last)} then 0 else 1 end`)
    .orderBy(sql`length(path)`)
    .orderBy('path')
    .orderBy('repo_id')
    .limit(limit)
    .execute();
}
