import { closeSync, ftruncateSync, openSync, readSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as breathe, setTimeout as sleep } from 'node:timers/promises';

/**
 * Output of a long-running git by way of a file instead of a pipe. Reading a pipe costs a wake-up, a system call and a new
 * buffer for each few kB that git writes, three times what parsing them does; and git stands still whenever we are busy
 * for longer than a pipe holds. The file is emptied between answers, mostly before any of it reaches the disk.
 */
export interface OutputFile extends Disposable {
  /** Standard output for git: a descriptor that appends. */
  readonly appendTo: number;
  /** Bytes read since the file was last emptied. */
  readonly length: number;
  /**
   * Gives what is written, in pieces that are valid only during the call, until nobody wants more or nobody writes more.
   * Rejects with ENOSPC where no more comes because the disk is full.
   */
  follow(push: (chunk: Buffer) => void, until: { isDone(): boolean; isEnded(): boolean }): Promise<void>;
  /** Only while the writer has nothing to say. */
  empty(): void;
}

const PIECE = 256 * 1024;
/** Milliseconds to wait for more, the first time and at most. */
const SHORTEST_WAIT = 1;
const LONGEST_WAIT = 8;
/** Milliseconds of silence after which it is asked whether there is room for an answer at all. */
const SILENCE = 1000;

export function createOutputFile(folder: string): OutputFile {
  const path = join(folder, `output-${process.pid}-${Math.random().toString(36).slice(2)}`);
  const appendTo = openSync(path, 'ax', 0o600);
  const readFrom = openSync(path, 'r+');
  // nobody else needs its name; Windows keeps an open file's, which goes with the folder
  rmSync(path, { force: true });
  const buffer = Buffer.allocUnsafeSlow(PIECE);
  let length = 0;
  let open = true;
  return {
    appendTo,
    get length() {
      return length;
    },
    async follow(push, { isDone, isEnded }) {
      let wait = SHORTEST_WAIT;
      let silent = 0;
      while (!isDone()) {
        const ended = isEnded();
        const read = readSync(readFrom, buffer, 0, PIECE, length);
        length += read;
        if (read > 0) push(buffer.subarray(0, read));
        if (isDone()) return;
        if (read > 0) [wait, silent] = [SHORTEST_WAIT, 0];
        else if (ended || silent >= SILENCE) {
          refuseFullDisk(folder);
          if (ended) return;
          silent = 0;
        }
        if (read === PIECE) await breathe();
        else {
          await sleep(wait);
          silent += wait;
          wait = Math.min(wait * 2, LONGEST_WAIT);
        }
      }
    },
    empty() {
      ftruncateSync(readFrom);
      length = 0;
    },
    [Symbol.dispose]() {
      if (!open) return;
      open = false;
      closeSync(appendTo);
      closeSync(readFrom);
    },
  };
}

/** git does not always notice that its output could not be written, and then waits for the next question. */
function refuseFullDisk(folder: string): void {
  if (statfsSync(folder).bavail > 0) return;
  throw Object.assign(new Error(`no space is left for ${folder}`), { code: 'ENOSPC', path: folder });
}
