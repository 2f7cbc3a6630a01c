import type { Engine } from '../engine/engine.ts';
import { tableNames, type TableName } from '../tables.ts';

/** Rows copied so far. */
export interface CopyProgress {
  table: TableName;
  rows: number;
}

/** Copies every table into an empty store of the same schema, from one consistent picture, in one transaction. */
export async function copyStore(
  from: Engine,
  to: Engine,
  options: { onProgress?(progress: CopyProgress): void } = {},
): Promise<void> {
  await from.snapshot((snapshot) =>
    to.write(async (transaction) => {
      for (const table of tableNames) {
        let rows = 0;
        for await (const chunk of snapshot.scan(table)) {
          rows += await transaction.append(table, chunk);
          options.onProgress?.({ table, rows });
        }
      }
      await transaction.refreshStatistics(tableNames);
    }),
  );
}
