import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Segment } from '../model/segment.ts';
import { readSealed, writeSealed } from './files.ts';

type Header = Omit<Segment, 'payload'>;

export async function writeSegment(cacheDir: string, segment: Segment): Promise<void> {
  const { payload, ...header } = segment;
  const text = Buffer.from(JSON.stringify(header satisfies Header));
  const padded = Math.ceil(text.length / 4) * 4;
  const body = Buffer.alloc(4 + padded + payload.byteLength, 32);
  body.writeUInt32LE(padded, 0);
  text.copy(body, 4);
  body.set(new Uint8Array(payload.buffer, payload.byteOffset, payload.byteLength), 4 + padded);
  await writeSealed(segmentPath(cacheDir, header), body);
}

/** Null when absent or damaged. */
export async function readSegment(cacheDir: string, range: { from: number; to: number }): Promise<Segment | null> {
  const body = await readSealed(segmentPath(cacheDir, range));
  if (body === null) return null;
  const padded = body.readUInt32LE(0);
  const header = JSON.parse(body.toString('utf8', 4, 4 + padded)) as Header;
  // a copy, since typed arrays need aligned memory
  const bytes = Uint8Array.from(body.subarray(4 + padded));
  return { ...header, payload: new Int32Array(bytes.buffer, 0, bytes.length / 4) };
}

/** Ranges of the segments in the cache that follow each other from commit 0 without a gap. */
export async function listSegments(cacheDir: string): Promise<{ from: number; to: number }[]> {
  const names = await readdir(cacheDir).catch(() => []);
  const ranges = names.flatMap((name) => {
    const match = /^segment-(\d+)-(\d+)\.bin$/u.exec(name);
    return match === null ? [] : [{ from: Number(match[1]), to: Number(match[2]) }];
  });
  return ranges.sort((a, b) => a.from - b.from || b.to - a.to);
}

export function segmentPath(cacheDir: string, { from, to }: { from: number; to: number }): string {
  return join(cacheDir, `segment-${from}-${to}.bin`);
}
