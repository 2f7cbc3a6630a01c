/**
 * Truck factor after Avelino, Passos, Hora, Valente, "A novel approach for estimating truck factors", ICPC 2016:
 * remove the author of most files, again and again, until under half of the files keep an author.
 */
export interface TruckFactor<Id> {
  /** People removed; 0 when fewer than half of the files have an author to begin with. */
  value: number;
  /** True for that 0: most files have no author left in the first place. */
  unowned: boolean;
  /** Who, in order of removal. For computation only: never shown as a list of people. */
  removed: Id[];
}

/**
 * @param files authors of each file (`authors()` of expertise.ts); a file without authors is an empty list.
 * Equal counts are taken in ascending order of id, so that a second run says the same. Null without files.
 */
export function truckFactor<Id extends number | string>(files: readonly (readonly Id[])[]): TruckFactor<Id> | null {
  if (files.length === 0) return null;
  const owned = new Map<Id, number[]>();
  files.forEach((people, file) => {
    for (const id of new Set(people)) {
      const theirs = owned.get(id);
      if (theirs) theirs.push(file);
      else owned.set(id, [file]);
    }
  });
  const keep = files.map((people) => new Set(people).size);
  let covered = keep.filter((n) => n > 0).length;
  const removed: Id[] = [];
  for (const [id, theirs] of [...owned].toSorted(mostFilesFirst)) {
    if (covered * 2 < files.length) break;
    for (const file of theirs) if (--keep[file]! === 0) covered--;
    removed.push(id);
  }
  return { value: removed.length, unowned: removed.length === 0, removed };
}

function mostFilesFirst<Id extends number | string>(a: [Id, number[]], b: [Id, number[]]): number {
  return b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1);
}
