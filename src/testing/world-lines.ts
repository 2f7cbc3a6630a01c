import {
  NONE,
  type ChangeColumns,
  type EditColumns,
  type LandingColumns,
  type TipColumns,
  type TipFileColumns,
} from '../core/index.ts';
import type { World, WorldChange } from './world.ts';

/** Lines of a file by origin (commit id). */
type Lines = Map<number, number>;

export interface WorldIds {
  commit(name: string): number;
  file(path: string): number;
  /** NONE for commits that never reach the mainline. */
  landedOf(commit: number): number;
}

export interface WorldLines {
  changes: ChangeColumns;
  edits: EditColumns;
  landings: LandingColumns;
  tipFiles: TipFileColumns;
  tipLines: TipColumns;
}

/** Plays the commits in order and keeps the books as the mining engine would. Branches of a world do not conflict. */
export function playLines(world: World, ids: WorldIds): WorldLines {
  const books = new Books(ids);
  for (const commit of world.commits) {
    const id = ids.commit(commit.id);
    const merge = (commit.parents?.length ?? 1) > 1;
    for (const [path, what] of Object.entries(commit.files ?? {})) {
      books.play({ id, merge, landed: ids.landedOf(id) }, path, typeof what === 'number' ? { new: what } : what);
    }
  }
  return books.columns();
}

class Books {
  readonly #ids: WorldIds;
  readonly #state = new Map<string, Lines>();
  readonly #unknown = new Set<string>();
  readonly #unmerged = new Set<string>();
  readonly #changes: number[][] = [];
  readonly #edits: number[][] = [];
  readonly #landings = new Map<string, number[]>();

  constructor(ids: WorldIds) {
    this.#ids = ids;
  }

  play(commit: { id: number; merge: boolean; landed: number }, path: string, change: WorldChange): void {
    const ids = this.#ids;
    const before = this.#state.get(change.from ?? path);
    const status = change.deleted ? 'D' : change.from ? 'R' : before ? 'M' : 'A';
    const lines: Lines = new Map(before);
    if (change.from) this.#rename(commit, { from: change.from, to: path, lines });
    const gone = goneLines(change, lines, ids);
    const replaced = sum(Object.values(change.replaces ?? {}));
    const deleted = sum([...gone.values()]);
    const added = replaced + (change.new ?? 0);
    for (const [origin, count] of gone) this.#take(commit, { path, lines, origin, count: -count });
    if (added > 0) this.#take(commit, { path, lines, origin: commit.id, count: added });

    if (change.unknown) this.#unknown.add(path);
    if (change.deleted) this.#state.delete(path);
    else this.#state.set(path, lines);
    if (status === 'A' && commit.landed === NONE) this.#unmerged.add(path);
    if (commit.merge) return;
    const counts = change.unknown ? [NONE, NONE, NONE] : [added, deleted, deleted + (change.new ?? 0)];
    this.#changes.push([
      commit.id,
      ids.file(path),
      change.from ? ids.file(change.from) : NONE,
      status.charCodeAt(0),
      ...counts,
    ]);
    if (change.new) this.#edits.push([commit.id, ids.file(path), NONE, change.new]);
    for (const [origin, count] of gone) this.#edits.push([commit.id, ids.file(path), origin, count]);
  }

  /** On the mainline's books the lines leave under one path and arrive under the other. */
  #rename(commit: { landed: number }, { from, to, lines }: { from: string; to: string; lines: Lines }): void {
    for (const [origin, count] of lines) {
      this.#land(commit.landed, from, { origin, delta: -count });
      this.#land(commit.landed, to, { origin, delta: count });
    }
    this.#state.delete(from);
  }

  #take(
    commit: { landed: number },
    { path, lines, origin, count }: { path: string; lines: Lines; origin: number; count: number },
  ): void {
    const left = (lines.get(origin) ?? 0) + count;
    if (left < 0) throw new Error(`${path} has not that many lines of that origin`);
    if (left === 0) lines.delete(origin);
    else lines.set(origin, left);
    this.#land(commit.landed, path, { origin, delta: count });
  }

  #land(landed: number, path: string, { origin, delta }: { origin: number; delta: number }): void {
    if (landed === NONE) return;
    const file = this.#ids.file(path);
    const key = `${landed} ${file} ${origin}`;
    const row = this.#landings.get(key) ?? [landed, file, origin, 0];
    row[3]! += delta;
    this.#landings.set(key, row);
  }

  columns(): WorldLines {
    const ids = this.#ids;
    const landings = [...this.#landings.values()].filter((row) => row[3] !== 0);
    const tip = new Map<string, number[]>();
    for (const [, file, origin, delta] of landings) {
      const row = tip.get(`${file} ${origin}`) ?? [file!, origin!, 0];
      row[2]! += delta!;
      tip.set(`${file} ${origin}`, row);
    }
    const tipRows = [...tip.values()].filter((row) => row[2] !== 0);
    const alive = [...this.#state.keys()].filter((path) => !this.#unmerged.has(path));
    const linesOf = (path: string) => sum(tipRows.filter((row) => row[0] === ids.file(path)).map((row) => row[2]!));
    const column = (rows: number[][], i: number) => Int32Array.from(rows, (row) => row[i]!);
    return {
      changes: {
        commit: column(this.#changes, 0),
        file: column(this.#changes, 1),
        oldFile: column(this.#changes, 2),
        status: Uint8Array.from(this.#changes, (row) => row[3]!),
        added: column(this.#changes, 4),
        deleted: column(this.#changes, 5),
        lines: column(this.#changes, 6),
      },
      edits: {
        commit: column(this.#edits, 0),
        file: column(this.#edits, 1),
        origin: column(this.#edits, 2),
        lines: column(this.#edits, 3),
      },
      landings: {
        landed: column(landings, 0),
        file: column(landings, 1),
        origin: column(landings, 2),
        delta: column(landings, 3),
      },
      tipFiles: {
        file: Int32Array.from(alive, ids.file),
        lines: Int32Array.from(alive, (path) => (this.#unknown.has(path) ? NONE : linesOf(path))),
        bytes: Int32Array.from(alive, (path) => 40 * linesOf(path)),
      },
      tipLines: { file: column(tipRows, 0), origin: column(tipRows, 1), lines: column(tipRows, 2) },
    };
  }
}

function goneLines(change: WorldChange, lines: Lines, ids: WorldIds): Lines {
  if (change.deleted) return new Map(lines);
  const gone: Lines = new Map();
  for (const part of [change.replaces, change.removes]) {
    for (const [origin, count] of Object.entries(part ?? {})) {
      const id = ids.commit(origin);
      gone.set(id, (gone.get(id) ?? 0) + count);
    }
  }
  return gone;
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
