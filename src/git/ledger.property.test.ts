import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMemorySink, type MemoryFacts } from '../testing/memory-sink.ts';
import { createRepository, type TestRepository } from '../testing/repository.ts';
import { comparable, dropCacheOf, landedLines, mineInto, verifyAll } from '../testing/mining.ts';

/** A step of a random history: what a commit does to which files, from which earlier commits. */
interface Step {
  parent: number;
  other: number | null;
  edits: { file: number; at: number; remove: number; insert: number }[];
  remove: number | null;
  rename: [number, number] | null;
}

const step: fc.Arbitrary<Step> = fc.record({
  parent: fc.nat(3),
  other: fc.option(fc.nat(5), { freq: 2 }),
  edits: fc.array(fc.record({ file: fc.nat(4), at: fc.nat(12), remove: fc.nat(4), insert: fc.nat(5) }), {
    maxLength: 3,
  }),
  remove: fc.option(fc.nat(4), { freq: 6 }),
  rename: fc.option(fc.tuple(fc.nat(4), fc.nat(4)), { freq: 5 }),
});
const history = fc.array(step, { minLength: 2, maxLength: 14 });
const NAMES = ['a.txt', 'b.txt', 'dir/c.txt', 'dir/d.txt', 'e/f/g.txt'];

type Files = Map<string, string[]>;

/** Adds the history to a repository; the last commit that was made is main. Lines are taken from a few, so that diffs have choices. */
function build(repository: TestRepository, steps: readonly Step[]): void {
  const made: { mark: number; files: Files }[] = [];
  steps.forEach((one, i) => {
    const parent = made[made.length - 1 - (one.parent % Math.max(1, made.length))];
    const other = one.other === null ? undefined : made[made.length - 1 - (one.other % Math.max(1, made.length))];
    const files: Files = new Map(parent?.files ?? []);
    if (other !== undefined && other !== parent)
      for (const [path, text] of other.files)
        if (!files.has(path) || (path.length + i) % 2 === 0) files.set(path, text);
    for (const { file, at, remove, insert } of one.edits) {
      const path = NAMES[file]!;
      const text = [...(files.get(path) ?? [])];
      text.splice(
        at % (text.length + 1),
        remove,
        ...Array.from({ length: insert }, (_, n) => `${(i * 7 + n * 3 + file) % 23}`),
      );
      files.set(path, text);
    }
    if (one.remove !== null) files.delete(NAMES[one.remove]!);
    if (one.rename !== null && files.has(NAMES[one.rename[0]]!)) {
      const text = files.get(NAMES[one.rename[0]]!)!;
      files.delete(NAMES[one.rename[0]]!);
      files.set(NAMES[one.rename[1]]!, text);
    }
    const parents =
      parent === undefined ? [] : other === undefined || other === parent ? [parent.mark] : [parent.mark, other.mark];
    const all = Object.fromEntries(
      NAMES.map((path) => [
        path,
        files.has(path)
          ? files
              .get(path)!
              .map((line) => `${line}\n`)
              .join('')
          : null,
      ]),
    );
    const mark = repository.commit({ branch: `refs/heads/c${i}`, parents, files: all });
    made.push({ mark, files });
  });
  repository.reset('refs/heads/main', made.at(-1)!.mark);
  repository.flush();
}

const RUNS = { numRuns: 12 };

describe('the line ledger, on random histories', () => {
  it('balances and agrees with git blame on every line', async () => {
    await fc.assert(
      fc.asyncProperty(history, async (steps) => {
        using repository = createRepository();
        build(repository, steps);
        const { facts, summary } = await mineInto(repository);
        const verified = await verifyAll(repository);
        expect(verified.files.filter(({ differ }) => differ > 0)).toEqual([]);
        expect(landedLines(facts)).toEqual(facts.tip);
        expect(summary.misfits).toBe(0);
      }),
      RUNS,
    );
  });

  it('comes out the same in steps as at once', async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.nat(12), async (steps, cut) => {
        using repository = createRepository();
        build(repository, steps);
        const whole = repository.git('rev-parse', 'main');
        const early = repository.git('rev-list', '--first-parent', '--reverse', 'main').split('\n');
        repository.git('update-ref', 'refs/heads/main', early[cut % early.length]!);
        const { sink } = await mineInto(repository);
        repository.git('update-ref', 'refs/heads/main', whole);
        const { facts } = await mineInto(repository, sink);
        expect(landedLines(facts)).toEqual(facts.tip);
        const verified = await verifyAll(repository);
        expect(verified.agreed).toBe(verified.lines);
        dropCacheOf(repository);
        const { facts: atOnce } = await mineInto(repository);
        expect(bySha(facts)).toEqual(bySha(atOnce));
      }),
      RUNS,
    );
  });

  it('comes out the same after a kill before or after any step', async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.nat(9), fc.boolean(), async (steps, at, late) => {
        using repository = createRepository();
        build(repository, steps);
        const { facts: undisturbed } = await mineInto(repository);
        dropCacheOf(repository);
        let left = at;
        const kill = (): void => {
          if (left-- === 0) throw new Error('killed');
        };
        const sink = createMemorySink(late ? { after: kill } : { before: kill });
        await mineInto(repository, sink).catch((error: unknown) => expect(String(error)).toContain('killed'));
        // a short history may have fewer steps than were to be done: the second run is never killed
        left = -1;
        await mineInto(repository, sink);
        expect(comparable(sink.facts)).toEqual(comparable(undisturbed));
      }),
      RUNS,
    );
  });
});

/** Rows with shas and paths for ids, which depend on the order in which commits were seen; a life is where its file is. */
function bySha(facts: MemoryFacts): Record<string, string[]> {
  const sha = (id: string): string => facts.commits[Number(id)]?.sha ?? 'none';
  const path = (id: string | number): string => facts.files.get(Number(id))!.path;
  const place = (life: string | number): string => {
    const [file, alive] = facts.lives[Number(life)]!;
    return `${path(file)} ${alive}`;
  };
  const rows = (map: Map<string, number>): string[] =>
    [...map]
      .map(([key, lines]) => {
        const [commit = '', file = '', origin = '', life = ''] = key.split(' ');
        return `${sha(commit)} ${path(file)} ${sha(origin)} ${place(life)} ${lines}`;
      })
      .sort();
  const changes = [...facts.changes.values()].map(
    ({ commit, file, life }) => `${facts.commits[commit]!.sha} ${path(file)} ${place(life)}`,
  );
  return { edits: rows(facts.edits), landings: rows(facts.landings), changes: changes.sort() };
}
