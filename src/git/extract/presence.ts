import { resolveObjects } from '../commits/object-batch.ts';
import { GitFailure } from '../process/run.ts';
import type { View } from '../process/view.ts';

/**
 * Which blobs are missing from a partial or damaged clone. Asking for every blob costs as much as a tenth of the import, so
 * nothing is asked until git has died of one; from then on every range is looked through first.
 */
export interface BlobPresence {
  /** Those of the given blobs that can't be read; none as long as nothing has gone wrong. */
  missing(oids: Iterable<string>): Promise<ReadonlySet<string>>;
  /** How often something was learnt. */
  readonly lessons: number;
  /** Learns from what failed after so many lessons; true when trying again can work. */
  learn(error: unknown, lessons: number): boolean;
}

const READ_ERROR = /\b([0-9a-f]{40}|[0-9a-f]{64})\b/u;
const NO_OBJECTS: ReadonlySet<string> = new Set();

export function createBlobPresence(view: View, signal?: AbortSignal): BlobPresence {
  const unreadable = new Set<string>();
  let lessons = 0;
  return {
    get lessons() {
      return lessons;
    },
    async missing(oids) {
      if (lessons === 0) return NO_OBJECTS;
      const names = [...new Set(oids)];
      const found = await resolveObjects(view, names, signal);
      return new Set(names.filter((oid, i) => found[i] === null || unreadable.has(oid)));
    },
    learn(error, before) {
      if (!(error instanceof GitFailure) || signal?.aborted) return false;
      const oid = READ_ERROR.exec(error.stderr)?.[1];
      const fresh = oid !== undefined && !unreadable.has(oid);
      if (fresh) unreadable.add(oid);
      if (fresh || lessons === 0) lessons++;
      // several ranges can be at work when git dies of a blob that all of them need
      return lessons > before;
    },
  };
}
