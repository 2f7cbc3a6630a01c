import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesOfFile } from '../testing/lives.ts';
import { mineInto } from '../testing/mining.ts';
import { createRepository, type TestRepository } from '../testing/repository.ts';

const NAMES = ['a.txt', 'b.txt', 'dir/a.txt', 'dir/b.txt'];
const RUNS = { numRuns: 15 };

/** One thing that a commit does to a file, and from which commits it is made. */
interface Step {
  what: 'write' | 'remove' | 'rename' | 'restore';
  from: number;
  to: number;
  parent: number;
  other: number | null;
}

const steps = (branches: boolean): fc.Arbitrary<Step[]> =>
  fc.array(
    fc.record({
      what: fc.constantFrom(
        'write' as const,
        'write' as const,
        'remove' as const,
        'rename' as const,
        'restore' as const,
      ),
      from: fc.nat(NAMES.length - 1),
      to: fc.nat(NAMES.length - 1),
      parent: branches ? fc.nat(3) : fc.constant(0),
      other: branches ? fc.option(fc.nat(4), { freq: 3 }) : fc.constant(null),
    }),
    { minLength: 3, maxLength: 18 },
  );

type Files = Map<string, string>;

/** A change of two lines of twenty, or a new text that resembles none. */
function write(old: string | undefined, i: number): string {
  const lines = old?.split('\n') ?? Array.from({ length: 20 }, (_, n) => `${i} ${n * 7 + i}`);
  lines[(i * 5) % 20] = `changed by ${i}`;
  return lines.join('\n');
}

/** Does the ith step to the files; what it removes can be restored later. */
function act({ files, removed }: Record<'files' | 'removed', Files>, { what, from, to }: Step, i: number): void {
  const [path, target] = [NAMES[from]!, NAMES[to]!];
  const text = files.get(path);
  if (what === 'restore' && text === undefined && removed.has(path)) files.set(path, removed.get(path)!);
  else if (what === 'write' || what === 'restore' || text === undefined) files.set(path, write(text, i));
  else {
    files.delete(path);
    if (what === 'rename' && target !== path) files.set(target, text);
    else removed.set(path, text);
  }
}

interface Made {
  mark: number;
  parents: number[];
  files: Files;
}

/** Commits do one thing each; a merge takes every file whole from one of its parents. The last one made is main. */
function build(repository: TestRepository, history: readonly Step[]): Made[] {
  const made: Made[] = [];
  const removed: Files = new Map();
  history.forEach((step, i) => {
    const before = (back: number | null): Made | undefined => (back === null ? undefined : made.at(-1 - back));
    const parent = before(step.parent) ?? made.at(-1);
    const other = before(step.other);
    const files: Files = new Map(parent?.files ?? []);
    if (other === undefined || other === parent) act({ files, removed }, step, i);
    else
      NAMES.forEach((path, n) => {
        if ((n + step.from) % 2 === 0) return;
        const theirs = other.files.get(path);
        if (theirs === undefined) files.delete(path);
        else files.set(path, theirs);
      });
    const parents = [parent, other === parent ? undefined : other].flatMap((one) => one?.mark ?? []);
    const mark = repository.commit({
      branch: `refs/heads/c${i}`,
      parents,
      files: Object.fromEntries(NAMES.map((path) => [path, files.get(path) ?? null])),
    });
    made.push({ mark, parents, files });
  });
  repository.reset('refs/heads/main', made.at(-1)!.mark);
  return made;
}

/** What `git log --follow` lists of a file, but nothing of an earlier file at its path, which it goes on with. */
function followed(repository: TestRepository, path: string): string[] {
  const log = repository.git('log', '--follow', '-M', '--name-status', '--format=%x00%H', 'main', '--', path);
  const found: string[] = [];
  let removal: string | null = null;
  let made = '';
  for (const entry of log.split('\0').slice(1)) {
    const [sha = '', , change = ''] = entry.split('\n');
    const [status = '', name = ''] = change.split('\t');
    if (removal !== null) {
      if (status !== 'D' || repository.git('rev-parse', `${sha}^:${name}`) !== made) return found;
      removal = null;
    }
    found.push(sha);
    if (status === 'A') {
      removal = name;
      made = repository.git('rev-parse', `${sha}:${name}`);
    }
  }
  return found;
}

/** The lives of files worked out plainly: whole maps of paths, one commit after the other. Groups of `sha path`. */
function plainly(made: readonly Made[], shas: ReadonlyMap<number, string>): Map<string, string[]> {
  const states = new Map<number, { lives: Map<string, number>; gone: Map<string, { life: number; text: string }> }>();
  const texts = new Map(made.map(({ mark, files }) => [mark, files]));
  const changes: string[][] = [];
  const joined: number[] = [];
  const begin = (): number => joined.push(changes.push([]) - 1) - 1;
  const rootOf = (life: number): number => (joined[life] === life ? life : rootOf(joined[life]!));
  for (const { mark, parents, files } of made) {
    const [first, second] = parents.map((parent) => states.get(parent)!);
    const old = texts.get(parents[0]!) ?? new Map<string, string>();
    const lives = new Map(first?.lives);
    const gone = new Map(first?.gone);
    const left = NAMES.filter((path) => old.has(path) && !files.has(path));
    const fresh = NAMES.filter((path) => !old.has(path) && files.has(path));
    for (const path of left) {
      gone.set(path, { life: lives.get(path)!, text: old.get(path)! });
      lives.delete(path);
    }
    const has = (life: number): boolean => [...lives.values()].includes(life);
    if (second === undefined) {
      for (const path of fresh) {
        const before = left.find((other) => old.get(other) === files.get(path));
        const back = gone.get(path);
        if (before !== undefined) {
          lives.set(path, first!.lives.get(before)!);
          gone.delete(before);
        } else if (back !== undefined && back.text === files.get(path) && !has(back.life)) lives.set(path, back.life);
        else lives.set(path, begin());
        gone.delete(path);
      }
      for (const path of NAMES.filter((one) => old.get(one) !== files.get(one))) {
        const life = lives.get(path) ?? gone.get(path)?.life;
        if (life !== undefined) changes[life]!.push(`${shas.get(mark)} ${path}`);
      }
    } else {
      const differing = NAMES.filter((path) => files.has(path) && old.get(path) !== files.get(path));
      const kept = new Map(lives);
      const isKept = (life: number, path: string): boolean =>
        [...kept].some(([other, one]) => other !== path && one === life);
      for (const path of fresh) {
        const theirs = second.lives.get(path)!;
        lives.set(path, has(theirs) ? begin() : theirs);
        gone.delete(path);
      }
      for (const path of differing.filter((one) => !fresh.includes(one))) {
        const [own, theirs] = [lives.get(path)!, second.lives.get(path)!];
        if (own === theirs || isKept(theirs, path) || has(theirs)) continue;
        const [a, b] = [rootOf(own), rootOf(theirs)];
        joined[Math.max(a, b)] = Math.min(a, b);
      }
    }
    states.set(mark, { lives, gone });
  }
  const tip = states.get(made.at(-1)!.mark)!.lives;
  const aliveOf = new Map([...tip].map(([, life]) => [rootOf(life), life]));
  const result = new Map<string, string[]>([...tip.keys()].map((path) => [path, []]));
  const pathOf = new Map([...tip].map(([path, life]) => [life, path]));
  changes.forEach((rows, life) => {
    const path = pathOf.get(life) ?? pathOf.get(aliveOf.get(rootOf(life)) ?? -1);
    if (path !== undefined) result.get(path)!.push(...rows);
  });
  return result;
}

describe('lives of files, on random histories', () => {
  it('are what git log --follow finds where history has no branches', async () => {
    await fc.assert(
      fc.asyncProperty(steps(false), async (history) => {
        using repository = createRepository();
        const made = build(repository, history);
        repository.flush();
        const { facts } = await mineInto(repository);
        for (const path of made.at(-1)!.files.keys())
          expect([path, changesOfFile(facts, path)]).toEqual([path, followed(repository, path)]);
      }),
      RUNS,
    );
  });

  it('are what a plain recomputation finds where it has branches and merges', async () => {
    await fc.assert(
      fc.asyncProperty(steps(true), async (history) => {
        using repository = createRepository();
        const made = build(repository, history);
        const shas = repository.flush();
        const reached = new Set(repository.git('rev-list', 'main').split('\n'));
        const { facts } = await mineInto(repository);
        const expected = plainly(
          made.filter(({ mark }) => reached.has(shas.get(mark)!)),
          shas,
        );
        for (const [path, rows] of expected)
          expect([path, changesOfFile(facts, path).toSorted()]).toEqual([
            path,
            [...new Set(rows.map((row) => row.slice(0, row.indexOf(' '))))].toSorted(),
          ]);
      }),
      RUNS,
    );
  });
});
