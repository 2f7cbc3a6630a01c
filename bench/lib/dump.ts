import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { runMeasured } from './process-tree.ts';
import { program } from './wheelhouse.ts';

/** Digest of each exported table, by its name. */
export type Dump = Map<string, string>;

/** Columns that tell of the import and not of the repository: when, its random name, how many steps it took. */
const OF_THE_IMPORT = new Set(['added_at', 'fresh_at', 'applied_at', 'epoch', 'version']);

/** Exports every table as CSV and digests its rows, sorted, without the columns that tell of the import alone. */
export async function dump(data: string, target: string): Promise<Dump> {
  await runMeasured(program, ['export', target, '--format', 'csv', '--data', data]);
  const files = readdirSync(target, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.csv'));
  if (files.length === 0) throw new Error(`Nothing was exported to ${target}`);
  return new Map(files.toSorted().map((name) => [basename(name, '.csv'), digest(join(target, name))]));
}

export function differences(expected: Dump, found: Dump): string[] {
  const tables = new Set([...expected.keys(), ...found.keys()]);
  return [...tables].filter((table) => expected.get(table) !== found.get(table));
}

function digest(file: string): string {
  const [header = '', ...rows] = readFileSync(file, 'utf8').trimEnd().split('\n');
  const kept = header.split(',').map((column) => !OF_THE_IMPORT.has(column));
  const facts = rows.map((row) =>
    splitRow(row)
      .filter((_, i) => kept[i] ?? true)
      .join('\u001f'),
  );
  return createHash('sha256').update(header).update(facts.toSorted().join('\n')).digest('hex');
}

/** Cells of a CSV row; quotes are kept, as they only have to be the same on both sides. */
function splitRow(row: string): string[] {
  return row.match(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g) ?? [];
}
