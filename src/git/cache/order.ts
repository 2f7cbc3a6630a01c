import { join } from 'node:path';
import { parentCount, type CommitOrder } from '../model/commit-order.ts';
import { openLog, type Log } from './files.ts';

/** Kept in `order.log`, one block per survey that found new commits. */
export async function openOrder(cacheDir: string, format: 'sha1' | 'sha256'): Promise<CommitOrder> {
  const log: Log = await openLog(join(cacheDir, 'order.log'));
  const width = format === 'sha256' ? 32 : 20;
  const shas: string[] = [];
  const idOf = new Map<string, number>();
  const parentStart: number[] = [0];
  const parentIds: number[] = [];
  const add = (sha: string, parents: Iterable<number>): void => {
    idOf.set(sha, shas.length);
    shas.push(sha);
    for (const parent of parents) parentIds.push(parent);
    parentStart.push(parentIds.length);
  };
  for (const block of log.blocks) readBlock(block, width, add);
  return {
    shas,
    idOf,
    parentStart,
    parentIds,
    async append(commits) {
      if (commits.length === 0) return;
      const first = shas.length;
      for (const { sha, parents } of commits)
        add(
          sha,
          parents.map((parent) => idOf.get(parent)).filter((id) => id !== undefined),
        );
      await log.append(writeBlock({ shas, parentStart, parentIds }, first, width));
    },
  };
}

function writeBlock(
  order: Pick<CommitOrder, 'shas' | 'parentStart' | 'parentIds'>,
  first: number,
  width: number,
): Buffer {
  const count = order.shas.length - first;
  const parents = order.parentIds.length - order.parentStart[first]!;
  const block = Buffer.alloc(4 + count * (width + 4) + parents * 4);
  let at = block.writeUInt32LE(count, 0);
  for (let id = first; id < order.shas.length; id++) at += block.write(order.shas[id]!, at, 'hex');
  for (let id = first; id < order.shas.length; id++) at = block.writeUInt32LE(parentCount(order, id), at);
  for (let i = order.parentStart[first]!; i < order.parentIds.length; i++)
    at = block.writeUInt32LE(order.parentIds[i]!, at);
  return block;
}

function readBlock(block: Buffer, width: number, add: (sha: string, parents: number[]) => void): void {
  const count = block.readUInt32LE(0);
  let counts = 4 + count * width;
  let parentsAt = counts + count * 4;
  for (let i = 0; i < count; i++, counts += 4) {
    const parents: number[] = [];
    for (let left = block.readUInt32LE(counts); left > 0; left--, parentsAt += 4)
      parents.push(block.readUInt32LE(parentsAt));
    add(block.toString('hex', 4 + i * width, 4 + (i + 1) * width), parents);
  }
}
