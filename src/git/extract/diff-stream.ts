import { GitFailure } from '../process/run.ts';
import { STATUS } from '../model/status.ts';

/**
 * Reads what `git diff-tree --stdin -r --raw -z --no-abbrev [-p -U0]` writes, on bytes and in pieces of any size:
 * nothing of a file's content is kept, so a line of 100 MB costs nothing.
 *
 * Per commit or tree pair: its name, then raw records (`:mode mode oid oid status NUL path NUL [path NUL]`), then NUL and
 * one patch per record in the same order (two for a change of type).
 */
export interface RawRecord {
  /** Char code of A, M, D, R, T. */
  status: number;
  oldMode: number;
  newMode: number;
  oldOid: string;
  newOid: string;
  /** Bytes of the path, one char each. */
  path: string;
  /** Path before a rename, else null. */
  oldPath: string | null;
}

export interface DiffEvents {
  /** A commit or, with a second name, a pair of trees begins. */
  begin(name: string): void;
  raw(record: RawRecord): void;
  /** A combined record of a merge (`-c`): modes and ids of the parents, then of the result. */
  combined?(record: CombinedRecord): void;
  /** The next patch begins. */
  patch(): void;
  /** d lines from 0-based line `start` of the old side are replaced by a lines. */
  hunk(start: number, d: number, a: number): void;
  binary(): void;
  /** A line that git echoed because it names no object: the end of an answer. */
  mark?(): void;
}

export interface CombinedRecord {
  modes: number[];
  oids: string[];
  path: string;
}

const NEWLINE = 10;
const COLON = 58;
const BACKSLASH = 92;
const PLUS = 43;
const MINUS = 45;
const AT = 64;
const HASH = 35;
const ZERO = 48;
const NINE = 57;
const COMMA = 44;
const SPACE = 32;
const UPPER_B = 66;
const LOWER_D = 100;

/** First try at the rest of an item that two chunks share. */
const PIECE = 512;

export interface DiffReader {
  push(chunk: Buffer): void;
  /** Throws when the output ended inside something. */
  end(): void;
}

export function readDiffs(events: DiffEvents, oidLength: 40 | 64): DiffReader {
  let carry: Buffer | null = null;
  let bodyLines = 0;
  let inLine = false;

  /** Skips lines of a hunk; gives the position after them or the end of data. */
  const skipBody = (data: Buffer, from: number): number => {
    let at = from;
    const end = data.length;
    while (at < end) {
      if (!inLine) {
        if (bodyLines === 0) return at;
        const first = data[at];
        if (first === PLUS || first === MINUS) bodyLines--;
        else if (first !== BACKSLASH) throw torn();
        inLine = true;
      }
      at = lineEnd(data, at);
      if (at < 0) return end;
      at++;
      inLine = false;
    }
    return at;
  };

  /** Parses one item at `at`; gives the position after it, or -1 when it is not complete in `data`. */
  const item = (data: Buffer, at: number): number => {
    const first = data[at]!;
    if (first === COLON) return rawItem(data, at, events);
    if (first === 0) return at + 1;
    if (isHex(first)) {
      if (data.length <= at + oidLength) return mayBeName(data, at) ? -1 : lineItem(data, at);
      const after = data[at + oidLength]!;
      if ((after === 0 || after === 32) && allHex(data, at, at + oidLength)) {
        const end = data.indexOf(after === 0 ? 0 : NEWLINE, at);
        if (end < 0) return -1;
        events.begin(data.toString('latin1', at, end));
        return end + 1;
      }
    }
    return lineItem(data, at);
  };

  const lineItem = (data: Buffer, at: number): number => {
    const end = lineEnd(data, at);
    if (end < 0) return -1;
    const first = data[at];
    if (first === AT) bodyLines = hunkHeader(data, at, events);
    else if (first === LOWER_D && data[at + 1] === 105 && data[at + 4] === 32) events.patch();
    else if (first === HASH) events.mark?.();
    else if (first === UPPER_B && data[at + 1] === 105) events.binary();
    else if ((first === PLUS || first === MINUS) && data[at + 1] !== first) throw torn();
    return end + 1;
  };

  const mayBeName = (data: Buffer, at: number): boolean => allHex(data, at, data.length);

  /** Completes the item that the last chunk left open with as little of this one as it takes; gives where to go on. */
  const finishCarried = (chunk: Buffer): number => {
    const open = carry!;
    for (let taken = Math.min(PIECE, chunk.length); ; taken = Math.min(taken * 4, chunk.length)) {
      const data = Buffer.concat([open, chunk.subarray(0, taken)]);
      const next = item(data, 0);
      if (next >= 0) {
        carry = null;
        return next - open.length;
      }
      if (taken === chunk.length) {
        carry = data;
        return taken;
      }
    }
  };

  return {
    push(chunk) {
      let at = carry === null ? 0 : finishCarried(chunk);
      while (at < chunk.length) {
        if (bodyLines > 0 || inLine) {
          at = skipBody(chunk, at);
          continue;
        }
        const next = item(chunk, at);
        if (next < 0) {
          carry = Buffer.from(chunk.subarray(at));
          return;
        }
        at = next;
      }
    },
    end() {
      // the last line of a patch may lack its newline only if git was cut short
      if (carry !== null || bodyLines > 0 || inLine) throw new Error('the output of git diff-tree ended too early');
    },
  };
}

/** Something between two places is missing, as where a disk was full for a moment. */
export function torn(): GitFailure {
  return new GitFailure(['diff-tree'], 0, 'its output is not whole');
}

const SHORT_LINE = 96;

/** Index of the newline that ends the line at `at`, -1 if not in data. A native search costs more than a short loop. */
function lineEnd(data: Buffer, at: number): number {
  const near = Math.min(at + SHORT_LINE, data.length);
  for (let i = at; i < near; i++) if (data[i] === NEWLINE) return i;
  return near === data.length ? -1 : data.indexOf(NEWLINE, near);
}

function isHex(byte: number): boolean {
  return (byte >= 48 && byte <= 57) || (byte >= 97 && byte <= 102);
}

function allHex(data: Buffer, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (!isHex(data[i]!)) return false;
  return true;
}

/** `@@ -start[,d] +start[,a] @@`; gives d + a. Written without helpers, since it runs a million times. */
function hunkHeader(data: Buffer, at: number, events: DiffEvents): number {
  let i = at + 4;
  let start = 0;
  let d = 1;
  let a = 1;
  let byte = data[i]!;
  for (; byte >= ZERO && byte <= NINE; byte = data[++i]!) start = start * 10 + byte - ZERO;
  if (byte === COMMA) {
    d = 0;
    for (byte = data[++i]!; byte >= ZERO && byte <= NINE; byte = data[++i]!) d = d * 10 + byte - ZERO;
  }
  for (i += 2, byte = data[i]!; byte >= ZERO && byte <= NINE; byte = data[++i]!);
  if (byte === COMMA) {
    a = 0;
    for (byte = data[++i]!; byte >= ZERO && byte <= NINE; byte = data[++i]!) a = a * 10 + byte - ZERO;
  }
  // with no old lines `start` names the line before, else the first line, both from 1
  events.hunk(d === 0 ? start : start - 1, d, a);
  return d + a;
}

function rawItem(data: Buffer, at: number, events: DiffEvents): number {
  const metaEnd = data.indexOf(0, at);
  const pathEnd = metaEnd < 0 ? -1 : data.indexOf(0, metaEnd + 1);
  if (pathEnd < 0) return -1;
  if (data[at + 1] === COLON) {
    events.combined?.(
      combinedRecord(data.toString('latin1', at, metaEnd), data.toString('latin1', metaEnd + 1, pathEnd)),
    );
    return pathEnd + 1;
  }
  // fields have fixed widths: `:100644 100644 <id> <id> M`, with a score after R and C
  const oids = at + 15;
  const second = data.indexOf(SPACE, oids) + 1;
  const width = second - 1 - oids;
  const statusAt = second + width + 1;
  const status = data[statusAt]!;
  const secondEnd =
    metaEnd - statusAt > 1 && (status === STATUS.renamed || status === STATUS.copied)
      ? data.indexOf(0, pathEnd + 1)
      : pathEnd;
  if (secondEnd < 0) return -1;
  const path = data.toString('latin1', metaEnd + 1, pathEnd);
  const renamed = secondEnd !== pathEnd;
  events.raw({
    status,
    oldMode: octal(data, at + 1),
    newMode: octal(data, at + 8),
    oldOid: data.toString('latin1', oids, oids + width),
    newOid: data.toString('latin1', second, second + width),
    path: renamed ? data.toString('latin1', pathEnd + 1, secondEnd) : path,
    oldPath: renamed ? path : null,
  });
  return secondEnd + 1;
}

function octal(data: Buffer, at: number): number {
  let value = 0;
  for (let i = at; i < at + 6; i++) value = value * 8 + data[i]! - ZERO;
  return value;
}

function combinedRecord(meta: string, path: string): CombinedRecord {
  const parents = meta.lastIndexOf(':') + 1;
  const fields = meta.slice(parents).split(' ');
  return {
    modes: fields.slice(0, parents + 1).map((mode) => parseInt(mode, 8)),
    oids: fields.slice(parents + 1, -1),
    path,
  };
}
