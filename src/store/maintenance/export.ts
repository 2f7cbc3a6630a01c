import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { WheelhouseError } from '../../core/index.ts';
import { appendColumns } from '../engine/duckdb/append.ts';
import type { Engine, Snapshot } from '../engine/engine.ts';
import { readColumns } from '../engine/values.ts';
import { baseType, describeTable, isNullable, tableNames, type TableName } from '../tables.ts';

export interface ExportOptions {
  format: 'parquet' | 'csv';
  /** Made when missing; one file a table, replaced only when the new one is complete. */
  directory: string;
  /** Default: all that may leave the store. */
  tables?: readonly string[];
}

export interface ExportedTable {
  table: string;
  file: string;
  rows: number;
}

const WRITER = { parquet: 'format parquet, compression zstd', csv: 'format csv, header' } as const;

/** What a spreadsheet takes for the start of a formula, full-width forms included (OWASP, "CSV Injection"). */
const FORMULA = String.raw`^[=+\-@\t\r\n\x{FF1D}\x{FF0B}\x{FF0D}\x{FF20}]`;

/** Writes tables as files, all of one moment. DuckDB, in memory and apart from the store, is the writer for both engines. */
export async function exportTables(engine: Engine, options: ExportOptions): Promise<ExportedTable[]> {
  const tables = chosen(options.tables);
  const directory = resolve(options.directory);
  await mkdir(directory, { recursive: true });
  const work = await mkdtemp(join(directory, '.wheelhouse-export-'));
  const instance = await DuckDBInstance.create(join(work, 'work.duckdb'), {
    memory_limit: '512MB',
    threads: '1',
    temp_directory: join(work, 'tmp'),
    autoload_known_extensions: 'false',
    autoinstall_known_extensions: 'false',
  });
  try {
    const connection = await instance.connect();
    const exported: ExportedTable[] = [];
    await engine.snapshot(async (snapshot) => {
      for (const table of tables) {
        const rows = await fill(connection, snapshot, table);
        const name = `${table}.${options.format}`;
        await connection.run(
          `copy (select ${columnList(table, options.format)} from "${table}") to '${join(work, name).replaceAll("'", "''")}' (${WRITER[options.format]})`,
        );
        await connection.run(`drop table "${table}"`);
        await rename(join(work, name), join(directory, name));
        exported.push({ table, file: join(directory, name), rows });
      }
    });
    connection.disconnectSync();
    return exported;
  } finally {
    instance.closeSync();
    await rm(work, { recursive: true, force: true });
  }
}

function chosen(wanted: readonly string[] | undefined): TableName[] {
  const unknown = wanted?.find((name) => !tableNames.some((table) => table === name));
  if (unknown !== undefined)
    throw new WheelhouseError('input.invalid', `There is no table ${unknown} to export`, {
      help: `Choose from: ${tableNames.join(', ')}.`,
    });
  return wanted ? tableNames.filter((name) => wanted.includes(name)) : tableNames;
}

/**
 * The columns as they are written. Text comes from repositories, and a spreadsheet runs what begins like a formula: in CSV
 * such a text gets an apostrophe in front. Numbers stay numbers, and Parquet has everything as it is.
 */
function columnList(table: TableName, format: ExportOptions['format']): string {
  return describeTable(table)
    .columns.map(([name, type]) =>
      format === 'csv' && baseType(type) === 'text'
        ? `if(regexp_matches("${name}", '${FORMULA}'), chr(39) || "${name}", "${name}") as "${name}"`
        : `"${name}"`,
    )
    .join(', ');
}

async function fill(connection: DuckDBConnection, snapshot: Snapshot, table: TableName): Promise<number> {
  const { columns } = describeTable(table);
  await connection.run(
    `create table "${table}" (${columns.map(([name, type]) => `"${name}" ${baseType(type)}${isNullable(type) ? '' : ' not null'}`).join(', ')})`,
  );
  let rows = 0;
  for await (const chunk of snapshot.scan(table)) {
    const data = readColumns(
      table,
      columns.map(([name, type]) => ({ name, type, values: chunk[name]! })),
    );
    await appendColumns(connection, { table, temporary: false }, data);
    rows += data.rows;
  }
  return rows;
}
