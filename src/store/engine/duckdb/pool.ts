import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { closedError } from '../../errors.ts';
import type { ConnectionSource } from './kysely.ts';

interface Waiting {
  resolve(connection: DuckDBConnection): void;
  reject(error: unknown): void;
}

/**
 * Connections for reading: made when first needed, never more than `size` that are shared; callers wait their turn.
 * A connection closed under a statement crashes the process, so that closing waits for every statement to end.
 */
export class ReaderPool implements ConnectionSource {
  readonly #instance: DuckDBInstance;
  readonly #size: number;
  readonly #free: DuckDBConnection[] = [];
  readonly #busy = new Set<DuckDBConnection>();
  /** Those of the busy ones that nobody shares. */
  readonly #own = new Set<DuckDBConnection>();
  readonly #waiting: Waiting[] = [];
  #opening = 0;
  #openingOwn = 0;
  #closed = false;
  #wake: () => void = () => undefined;

  constructor(instance: DuckDBInstance, size: number) {
    this.#instance = instance;
    this.#size = size;
  }

  /** Errors: store.closed. */
  async acquire(): Promise<DuckDBConnection> {
    if (this.#closed) throw closedError();
    const free = this.#free.pop();
    if (free) return this.#lend(free);
    if (this.#shared >= this.#size) return new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }));
    return this.#openShared();
  }

  release(connection: DuckDBConnection): void {
    this.#busy.delete(connection);
    const next = this.#closed ? undefined : this.#waiting.shift();
    if (next) next.resolve(this.#lend(connection));
    else this.#free.push(connection);
    this.#wake();
  }

  /** Runs `work` on a connection of its own, which nobody shares before or after. Errors: store.closed. */
  async withOwn<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    if (this.#closed) throw closedError();
    const connection = await this.#openOwn();
    try {
      return await work(connection);
    } finally {
      this.#own.delete(connection);
      this.#busy.delete(connection);
      connection.disconnectSync();
      this.#wake();
    }
  }

  /** Ends the statements that run, waits for them, and lets no other begin. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const { reject } of this.#waiting.splice(0)) reject(closedError());
    // A statement that is only being prepared takes no notice of an interruption, so it is asked again when it runs.
    while (this.#busy.size + this.#opening + this.#openingOwn > 0) {
      for (const connection of this.#busy) connection.interrupt();
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ASK_AGAIN_MS);
        this.#wake = () => (clearTimeout(timer), resolve());
      });
    }
    for (const connection of this.#free.splice(0)) connection.disconnectSync();
  }

  get #shared(): number {
    return this.#free.length + this.#busy.size - this.#own.size + this.#opening;
  }

  #lend(connection: DuckDBConnection): DuckDBConnection {
    this.#busy.add(connection);
    return connection;
  }

  async #openShared(): Promise<DuckDBConnection> {
    this.#opening++;
    try {
      return this.#lend(await this.#instance.connect());
    } finally {
      this.#opening--;
      this.#wake();
    }
  }

  async #openOwn(): Promise<DuckDBConnection> {
    this.#openingOwn++;
    try {
      const connection = await this.#instance.connect();
      this.#own.add(connection);
      return this.#lend(connection);
    } finally {
      this.#openingOwn--;
      this.#wake();
    }
  }
}

const ASK_AGAIN_MS = 50;
