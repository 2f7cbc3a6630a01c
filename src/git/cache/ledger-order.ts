import { join } from 'node:path';
import { openLog } from './files.ts';

/** Ids of the commits of the default branch in the order in which the replay takes them; append-only, in `ledger.log`. */
export interface LedgerOrder {
  readonly ids: number[];
  append(ids: readonly number[]): Promise<void>;
}

export async function openLedgerOrder(cacheDir: string): Promise<LedgerOrder> {
  const log = await openLog(join(cacheDir, 'ledger.log'));
  const ids: number[] = [];
  const learn = (block: Buffer): void => {
    for (let at = 0; at < block.length; at += 4) ids.push(block.readUInt32LE(at));
  };
  log.blocks.forEach(learn);
  return {
    ids,
    async append(fresh) {
      if (fresh.length === 0) return;
      const block = Buffer.alloc(fresh.length * 4);
      fresh.forEach((id, i) => block.writeUInt32LE(id, i * 4));
      await log.append(block);
      learn(block);
    },
  };
}
