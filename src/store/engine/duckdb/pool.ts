import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import type { ConnectionSource } from './kysely.ts';

/** Connections for reading: made when first needed, never more than `size`; callers wait their turn. */
export class ReaderPool implements ConnectionSource {
  readonly #instance: DuckDBInstance;
  readonly #size: number;
  readonly #all: DuckDBConnection[] = [];
  readonly #free: DuckDBConnection[] = [];
  readonly #waiting: ((connection: DuckDBConnection) => void)[] = [];
  #opening = 0;

  constructor(instance: DuckDBInstance, size: number) {
    this.#instance = instance;
    this.#size = size;
  }

  async acquire(): Promise<DuckDBConnection> {
    const free = this.#free.pop();
    if (free) return free;
    if (this.#all.length + this.#opening >= this.#size) {
      return new Promise((resolve) => this.#waiting.push(resolve));
    }
    this.#opening++;
    try {
      const connection = await this.#instance.connect();
      this.#all.push(connection);
      return connection;
    } finally {
      this.#opening--;
    }
  }

  release(connection: DuckDBConnection): void {
    const next = this.#waiting.shift();
    if (next) next(connection);
    else this.#free.push(connection);
  }

  close(): void {
    for (const connection of this.#all.splice(0)) connection.disconnectSync();
    this.#free.length = 0;
  }
}
