import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { BaseType } from '../../tables.ts';
import { microseconds, type Cell, type Column } from '../values.ts';

const SIGNATURE = Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1');
const BLOCK = 1 << 18;
/** Seconds from 1970 to 2000, PostgreSQL's epoch. */
const EPOCH_2000 = 946_684_800;

/** Loads columns into a table through binary COPY, inside the client's transaction. */
export async function copyColumns(
  client: PoolClient,
  table: string,
  data: { columns: Column[]; rows: number },
): Promise<void> {
  if (data.rows === 0) return;
  const names = data.columns.map((column) => `"${column.name}"`).join(', ');
  const target = client.query(copyFrom(`copy "${table}" (${names}) from stdin (format binary)`));
  await pipeline(Readable.from(blocks(data), { objectMode: false }), target);
}

function* blocks({ columns, rows }: { columns: Column[]; rows: number }): Generator<Buffer> {
  const writer = new BlockWriter();
  writer.header();
  for (let row = 0; row < rows; row++) {
    writer.int16(columns.length);
    for (const column of columns) writer.cell(column.type, column.at(row));
    if (writer.used >= BLOCK) yield writer.take();
  }
  writer.int16(-1);
  yield writer.take();
}

/** A growing buffer of the format described in PostgreSQL's manual under COPY, "Binary Format". */
class BlockWriter {
  used = 0;
  #buffer = Buffer.allocUnsafe(BLOCK * 2);

  take(): Buffer {
    const block = this.#buffer.subarray(0, this.used);
    // The stream keeps what it was given, so the next block needs memory of its own.
    this.#buffer = Buffer.allocUnsafe(BLOCK * 2);
    this.used = 0;
    return block;
  }

  header(): void {
    this.used += SIGNATURE.copy(this.#buffer, 0);
    this.int32(0);
    this.int32(0);
  }

  int16(value: number): void {
    this.#reserve(2);
    this.used = this.#buffer.writeInt16BE(value, this.used);
  }

  int32(value: number): void {
    this.#reserve(4);
    this.used = this.#buffer.writeInt32BE(value, this.used);
  }

  cell(type: BaseType, cell: Cell): void {
    if (cell === null) return this.int32(-1);
    switch (type) {
      case 'integer':
        this.int32(4);
        return this.int32(Number(cell));
      case 'bigint':
        return this.#int64(BigInt(cell));
      case 'timestamp':
        return this.#int64(microseconds(Number(cell) - EPOCH_2000));
      case 'boolean':
        this.int32(1);
        this.#reserve(1);
        this.used = this.#buffer.writeUInt8(cell ? 1 : 0, this.used);
        return;
      case 'text':
        return this.#text(String(cell));
    }
  }

  #int64(value: bigint): void {
    this.int32(8);
    this.#reserve(8);
    this.used = this.#buffer.writeBigInt64BE(value, this.used);
  }

  #text(text: string): void {
    this.#reserve(4 + text.length * 3);
    const length = this.#buffer.write(text, this.used + 4, 'utf8');
    this.int32(length);
    this.used += length;
  }

  #reserve(bytes: number): void {
    if (this.used + bytes <= this.#buffer.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.#buffer.length * 2, this.used + bytes));
    this.#buffer.copy(larger, 0, 0, this.used);
    this.#buffer = larger;
  }
}
