import type { SqlJob } from './job.ts';

/** Rows go over in parcels of about this many bytes. */
const PARCEL_BYTES = 1_000_000;

export interface Outlet {
  /** False once enough rows were given; the one that was offered then counts as left out. */
  offer(row: unknown[]): boolean;
  /** Sends what is left; true if a row was left out. */
  end(): boolean;
}

/** Gives rows on, as far as the limits of rows and bytes go. */
export function createOutlet({ limit, bytes }: SqlJob, send: (rows: unknown[][]) => void): Outlet {
  let [count, total, parcelBytes] = [0, 0, 0];
  let parcel: unknown[][] = [];
  let truncated = false;
  const flush = () => {
    if (parcel.length > 0) send(parcel);
    parcel = [];
    parcelBytes = 0;
  };
  return {
    offer(row) {
      const size = sizeOf(row);
      if (count >= limit || (count > 0 && total + size > bytes)) truncated = true;
      if (truncated) return false;
      count += 1;
      total += size;
      parcel.push(row);
      if ((parcelBytes += size) >= PARCEL_BYTES) flush();
      return true;
    },
    end() {
      flush();
      return truncated;
    },
  };
}

/** Bytes of a value, roughly. */
export function sizeOf(value: unknown): number {
  if (typeof value === 'string') return value.length + 8;
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + sizeOf(item), 8);
  return 8;
}
