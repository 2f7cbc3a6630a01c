import { open, readFile, rename, unlink } from 'node:fs/promises';
import { crc32 } from 'node:zlib';

/**
 * Two kinds of file hold the engine's cache, both checked by CRC-32 when read: sealed files, written once and moved into
 * place, and logs, to which whole blocks are appended. A kill leaves a sealed file absent or complete and a log with at
 * most one torn block at its end, which reading leaves out and the next append overwrites.
 */
const HEADER = 8;

/** Writes `body` so that the file is either absent (or the old one) or complete. */
export async function writeSealed(path: string, body: Uint8Array): Promise<void> {
  const temporary = `${path}.tmp-${process.pid}`;
  const file = await open(temporary, 'w');
  try {
    await file.write(frame(body));
    await file.write(body);
    await file.datasync();
  } finally {
    await file.close();
  }
  await rename(temporary, path);
}

/** Body of a sealed file; null when it is absent or damaged. */
export async function readSealed(path: string): Promise<Buffer | null> {
  const bytes = await readFile(path).catch(() => null);
  if (bytes === null || bytes.length < HEADER) return null;
  const body = bytes.subarray(HEADER);
  return bytes.readUInt32LE(0) === body.length && bytes.readUInt32LE(4) === crc32(body) ? body : null;
}

export interface Log {
  readonly blocks: Buffer[];
  append(block: Uint8Array): Promise<void>;
}

/** Opens a log for reading what is whole in it and appending after that. */
export async function openLog(path: string): Promise<Log> {
  const bytes = await readFile(path).catch(() => Buffer.alloc(0));
  const blocks: Buffer[] = [];
  let end = 0;
  while (end + HEADER <= bytes.length) {
    const length = bytes.readUInt32LE(end);
    const body = bytes.subarray(end + HEADER, end + HEADER + length);
    if (body.length < length || bytes.readUInt32LE(end + 4) !== crc32(body)) break;
    blocks.push(body);
    end += HEADER + length;
  }
  const append = async (block: Uint8Array): Promise<void> => {
    const file = await open(path, end === 0 ? 'w' : 'r+');
    try {
      await file.truncate(end);
      await file.write(Buffer.concat([frame(block), block]), 0, HEADER + block.length, end);
      await file.datasync();
      end += HEADER + block.length;
    } finally {
      await file.close();
    }
  };
  return { blocks, append };
}

export async function removeFile(path: string): Promise<void> {
  await unlink(path).catch(() => undefined);
}

function frame(body: Uint8Array): Buffer {
  const header = Buffer.alloc(HEADER);
  header.writeUInt32LE(body.length, 0);
  header.writeUInt32LE(crc32(body), 4);
  return header;
}
