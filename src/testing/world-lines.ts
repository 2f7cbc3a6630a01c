import {
  NONE,
  type ChangeColumns,
  type EditColumns,
  type LandingColumns,
  type LifeColumns,
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
  lives: LifeColumns;
}

/** Plays the commits in order and keeps the books as the mining engine would. Branches of a world do not conflict. */
export function playLines(world: World, ids: WorldIds): WorldLines {
  const books = new Books(ids);
  for (const commit of world.commits) {
    const id = ids.commit(commit.id);
    const merge = (commit.parents?.length ?? 1) > 1;
    for (const [path, what] of Object.entries(commit.files ?? {})) {
      books.play(
        { id, merge, landed: ids.landedOf(id), revert: commit.reverts !== undefined },
        path,
        typeof what === 'number' ? { new: what } : what,
      );
    }
  }
  return books.columns();
}

interface Played {
  id: number;
  merge: boolean;
  landed: number;
  revert: boolean;
}

class Books {
  readonly #ids: WorldIds;
  readonly #state = new Map<string, Lines>();
  /** Life of the file at each path, or of the last that was there. */
  readonly #lives = new Map<string, number>();
  readonly #places: string[] = [];
  readonly #unknown = new Set<string>();
  readonly #unmerged = new Set<string>();
  readonly #changes: number[][] = [];
  readonly #edits: number[][] = [];
  readonly #landings = new Map<string, number[]>();

  constructor(ids: WorldIds) {
    this.#ids = ids;
  }

  play(commit: Played, path: string, change: WorldChange): void {
    const ids = this.#ids;
    const before = this.#state.get(change.from ?? path);
    const status = change.deleted ? 'D' : change.from ? 'R' : before ? 'M' : 'A';
    const life = this.#lifeOf(path, { from: change.from, before, revert: commit.revert });
    const lines: Lines = new Map(before);
    if (change.from) this.#rename(commit, { from: change.from, to: path, lines, life });
    const gone = goneLines(change, lines, ids);
    const replaced = sum(Object.values(change.replaces ?? {}));
    const deleted = sum([...gone.values()]);
    const added = replaced + (change.new ?? 0);
    for (const [origin, count] of gone) this.#take(commit, { path, lines, life, origin, count: -count });
    if (added > 0) this.#take(commit, { path, lines, life, origin: commit.id, count: added });

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
      commit.landed === NONE ? NONE : life,
      status.charCodeAt(0),
      ...counts,
    ]);
    if (change.new) this.#edits.push([commit.id, ids.file(path), life, NONE, change.new]);
    for (const [origin, count] of gone) this.#edits.push([commit.id, ids.file(path), life, origin, count]);
  }

  /** A revert brings the same file back. */
  #lifeOf(
    path: string,
    { from, before, revert }: { from?: string; before: Lines | undefined; revert: boolean },
  ): number {
    const known = before || revert ? this.#lives.get(from ?? path) : undefined;
    const life = known ?? this.#places.length;
    this.#places[life] = path;
    if (from) this.#lives.delete(from);
    this.#lives.set(path, life);
    return life;
  }

  /** On the mainline's books the lines leave under one path and arrive under the other. */
  #rename(
    commit: { landed: number },
    { from, to, lines, life }: { from: string; to: string; lines: Lines; life: number },
  ): void {
    for (const [origin, count] of lines) {
      this.#land(commit.landed, from, { origin, life, delta: -count });
      this.#land(commit.landed, to, { origin, life, delta: count });
    }
    this.#state.delete(from);
  }

  #take(
    commit: { landed: number },
    { path, lines, life, origin, count }: { path: string; lines: Lines; life: number; origin: number; count: number },
  ): void {
    const left = (lines.get(origin) ?? 0) + count;
    if (left < 0) throw new Error(`${path} has not that many lines of that origin`);
    if (left === 0) lines.delete(origin);
    else lines.set(origin, left);
    this.#land(commit.landed, path, { origin, life, delta: count });
  }

  #land(landed: number, path: string, { origin, life, delta }: { origin: number; life: number; delta: number }): void {
    if (landed === NONE) return;
    const file = this.#ids.file(path);
    const key = `${landed} ${file} ${origin} ${life}`;
    const row = this.#landings.get(key) ?? [landed, file, life, origin, 0];
    row[4]! += delta;
    this.#landings.set(key, row);
  }

  columns(): WorldLines {
    const ids = this.#ids;
    const landings = [...this.#landings.values()].filter((row) => row[4] !== 0);
    const tip = new Map<string, number[]>();
    for (const [, file, , origin, delta] of landings) {
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
        life: column(this.#changes, 3),
        status: Uint8Array.from(this.#changes, (row) => row[4]!),
        added: column(this.#changes, 5),
        deleted: column(this.#changes, 6),
        lines: column(this.#changes, 7),
      },
      edits: {
        commit: column(this.#edits, 0),
        file: column(this.#edits, 1),
        life: column(this.#edits, 2),
        origin: column(this.#edits, 3),
        lines: column(this.#edits, 4),
      },
      landings: {
        landed: column(landings, 0),
        file: column(landings, 1),
        life: column(landings, 2),
        origin: column(landings, 3),
        delta: column(landings, 4),
      },
      tipFiles: {
        file: Int32Array.from(alive, ids.file),
        lines: Int32Array.from(alive, (path) => (this.#unknown.has(path) ? NONE : linesOf(path))),
        bytes: Int32Array.from(alive, (path) => 40 * linesOf(path)),
      },
      lives: {
        file: Int32Array.from(this.#places, ids.file),
        alive: this.#places.map((path, life) => alive.includes(path) && this.#lives.get(path) === life),
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
