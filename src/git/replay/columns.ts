import type { ChangeColumns, EditColumns, LandingColumns } from '../../core/index.ts';
import { intWriter, type IntWriter } from '../model/int-writer.ts';

/** Rows of a fixed number of integer columns, collected until they are taken. */
export interface RowBuffer {
  readonly rows: number;
  push(row: readonly number[]): void;
  take(): Int32Array[];
}

function rowBuffer(width: number): RowBuffer {
  let columns: IntWriter[] = [];
  const reset = (): void => void (columns = Array.from({ length: width }, () => intWriter(1024)));
  reset();
  return {
    get rows() {
      return columns[0]!.length;
    },
    push(row) {
      for (let i = 0; i < width; i++) columns[i]!.push(row[i]!);
    },
    take() {
      const taken = columns.map((column) => column.finish());
      reset();
      return taken;
    },
  };
}

export interface FactRows {
  changes: RowBuffer;
  edits: RowBuffer;
  landings: RowBuffer;
}

export function createFactRows(): FactRows {
  return { changes: rowBuffer(7), edits: rowBuffer(4), landings: rowBuffer(4) };
}

export function takeChanges({ changes }: FactRows): ChangeColumns {
  const [commit, file, oldFile, status, added, deleted, lines] = changes.take() as [
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
  ];
  return { commit, file, oldFile, status: Uint8Array.from(status), added, deleted, lines };
}

export function takeEdits({ edits }: FactRows): EditColumns {
  const [commit, file, origin, lines] = edits.take() as [Int32Array, Int32Array, Int32Array, Int32Array];
  return { commit, file, origin, lines };
}

export function takeLandings({ landings }: FactRows): LandingColumns {
  const [landed, file, origin, delta] = landings.take() as [Int32Array, Int32Array, Int32Array, Int32Array];
  return { landed, file, origin, delta };
}
