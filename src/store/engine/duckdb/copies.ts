import { constants } from 'node:fs';
import { copyFile, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ignoreMissing } from '../ignore-missing.ts';

/** A copy of the database that somebody reads. It stays until the last one has given it back. */
export interface Lent {
  file: string;
  release(): void;
}

export interface Copies {
  /** A copy of the database as of now; the same one for as long as nothing is written. */
  lend(): Promise<Lent>;
  /** Waits for a copy that is being made. Nothing may be lent after it. */
  close(): Promise<void>;
}

interface Copy {
  file: string;
  state: number;
  readers: number;
}

/**
 * Copies of a database file, for processes that may not open it: the one that owns it keeps all others away. `state` counts
 * what is written; `quietly` runs a piece of work while nothing is.
 */
export function copiesOf(
  file: string,
  { state, quietly }: { state: () => number; quietly: <T>(work: () => Promise<T>) => Promise<T> },
): Copies {
  const folder = `${file}.copies`;
  let newest: Promise<Copy> | undefined;
  let made = 0;

  async function copy(): Promise<Copy> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    made += 1;
    const to = join(folder, `${process.pid}-${made}.duckdb`);
    return quietly(async () => {
      const copied = { file: to, state: state(), readers: 0 };
      // Only filesystems that share blocks make this cheap; elsewhere it is a plain copy.
      await copyFile(file, to, constants.COPYFILE_FICLONE);
      // What is committed and not yet in the file itself.
      await copyFile(`${file}.wal`, `${to}.wal`, constants.COPYFILE_FICLONE).catch(ignoreMissing);
      return copied;
    });
  }

  const drop = ({ file: old }: Copy) =>
    Promise.all([rm(old, { force: true }), rm(`${old}.wal`, { force: true })]).then(() => undefined);

  async function current(): Promise<Copy> {
    const before = await newest;
    if (before && before.state === state()) return before;
    const mine = copy();
    newest = mine;
    mine.catch(() => (newest === mine ? (newest = undefined) : undefined));
    if (before && before.readers === 0) await drop(before);
    return mine;
  }

  /** One at a time: those who ask together get the same copy. */
  let turn: Promise<unknown> = Promise.resolve();
  return {
    async lend() {
      const mine = turn.then(current);
      turn = mine.catch(() => undefined);
      const lent = await mine;
      lent.readers += 1;
      return {
        file: lent.file,
        release() {
          lent.readers -= 1;
          void newest?.then((latest) => (latest !== lent && lent.readers === 0 ? drop(lent) : undefined));
        },
      };
    },
    async close() {
      await turn;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Copies that a process left which was killed. */
export const removeLeftCopies = (file: string): Promise<void> => rm(`${file}.copies`, { recursive: true, force: true });
