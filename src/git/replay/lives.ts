import type { LifeColumns } from '../../core/index.ts';
import { intWriter } from '../model/int-writer.ts';
import { forEachFile, getFile, type FileTree } from '../model/file-tree.ts';

/**
 * The lives of files. A life is one file under all its names, from the commit that made it to the one that removed it; every
 * state of a file says which it is of. Lives are numbered in the order in which the replay meets their beginnings. To replay a
 * commit again, from an older state, finds the same numbers and notes nothing new.
 */
export interface Lives {
  /** The life that a commit begins, as the nth of its own, with this path. */
  begin(commit: number, nth: number, path: number): number;
  /** Notes a path of a life. */
  named(life: number, path: number): void;
  /** The life is in the tree under another path than this. */
  isElsewhere(tree: FileTree, life: number, path: number): boolean;
  /** Two lives became one in a merge: each had begun on a branch of its own. */
  join(life: number, other: number): void;
  /** Notes that the mainline has the life at this path. */
  landed(life: number, path: number): void;
  /** Where each life is, given the tip's files; of one that never came to the mainline, its first path. */
  places(tip: FileTree): LifeColumns;
  /** Everything noted, for `openLives`. */
  save(): Int32Array;
}

export function openLives(saved?: Int32Array): Lives {
  const firstPath: number[] = [];
  const lastPath: number[] = [];
  /** Of commits that began any, the first. */
  const firstOf = new Map<number, number>();
  /** Of lives that had several paths, those after the first. */
  const laterPaths = new Map<number, number[]>();
  const joined = new Map<number, number>();
  if (saved !== undefined) load(saved);

  const rootOf = (life: number): number => {
    let root = life;
    for (let next = joined.get(root); next !== undefined; next = joined.get(root)) root = next;
    return root;
  };

  return {
    begin(commit, nth, path) {
      const first = firstOf.get(commit) ?? firstPath.length;
      firstOf.set(commit, first);
      if (first + nth === firstPath.length) {
        firstPath.push(path);
        lastPath.push(path);
      }
      return first + nth;
    },
    named(life, path) {
      if (firstPath[life] === path) return;
      const paths = laterPaths.get(life);
      if (paths === undefined) laterPaths.set(life, [path]);
      else if (!paths.includes(path)) paths.push(path);
    },
    isElsewhere(tree, life, path) {
      const isAt = (other: number): boolean => other !== path && getFile(tree, other)?.life === life;
      return isAt(firstPath[life]!) || (laterPaths.get(life)?.some(isAt) ?? false);
    },
    join(life, other) {
      const [a, b] = [rootOf(life), rootOf(other)];
      if (a !== b) joined.set(Math.max(a, b), Math.min(a, b));
    },
    landed: (life, path) => void (lastPath[life] = path),
    places(tip) {
      const file = Int32Array.from(lastPath);
      const alive = new Array<boolean>(file.length).fill(false);
      const survivor = new Map<number, number>();
      forEachFile(tip, (path, { life }) => {
        file[life] = path;
        alive[life] = true;
        survivor.set(rootOf(life), path);
      });
      for (const life of joined.keys()) settle(life);
      for (const root of new Set(joined.values())) settle(root);
      return { file, alive };

      function settle(life: number): void {
        if (alive[life]) return;
        const path = survivor.get(rootOf(life));
        file[life] = path ?? lastPath[rootOf(life)]!;
        alive[life] = path !== undefined;
      }
    },
    save() {
      const out = intWriter(firstPath.length * 3 + 64);
      const writeAll = (values: readonly number[]): void => {
        out.push(values.length);
        out.pushAll(Int32Array.from(values));
      };
      writeAll(firstPath);
      writeAll(lastPath);
      writeAll([...firstOf].flat());
      writeAll([...joined].flat());
      writeAll([...laterPaths].flatMap(([life, paths]) => paths.flatMap((path) => [life, path])));
      return out.finish();
    },
  };

  function load(data: Int32Array): void {
    let at = 0;
    const read = (): Int32Array => {
      const from = at + 1;
      at = from + data[at]!;
      return data.subarray(from, at);
    };
    const readPairs = (visit: (a: number, b: number) => void): void => {
      const pairs = read();
      for (let i = 0; i < pairs.length; i += 2) visit(pairs[i]!, pairs[i + 1]!);
    };
    read().forEach((path) => firstPath.push(path));
    read().forEach((path) => lastPath.push(path));
    readPairs((commit, life) => firstOf.set(commit, life));
    readPairs((life, root) => joined.set(life, root));
    readPairs((life, path) => laterPaths.set(life, [...(laterPaths.get(life) ?? []), path]));
  }
}
