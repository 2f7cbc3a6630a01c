import type { ChangeColumns, EditColumns, LandingColumns, LateLifeColumns } from '../../core/index.ts';
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
  lives: RowBuffer;
}

export function createFactRows(): FactRows {
  return { changes: rowBuffer(8), edits: rowBuffer(5), landings: rowBuffer(5), lives: rowBuffer(3) };
}

export function takeChanges({ changes }: FactRows): ChangeColumns {
  const [commit, file, oldFile, life, status, added, deleted, lines] = changes.take() as [
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
  ];
  return { commit, file, oldFile, life, status: Uint8Array.from(status), added, deleted, lines };
}

type Five = [Int32Array, Int32Array, Int32Array, Int32Array, Int32Array];

export function takeEdits({ edits }: FactRows): EditColumns {
  const [commit, file, life, origin, lines] = edits.take() as Five;
  return { commit, file, life, origin, lines };
}

export function takeLandings({ landings }: FactRows): LandingColumns {
  const [landed, file, life, origin, delta] = landings.take() as Five;
  return { landed, file, life, origin, delta };
}

export function takeLateLives({ lives }: FactRows): LateLifeColumns {
  const [commit, file, life] = lives.take() as [Int32Array, Int32Array, Int32Array];
  return { commit, file, life };
}
