import fc, { type GeneratorValue } from 'fast-check';
import type { World, WorldChange, WorldCommit } from './world.ts';

export interface RandomWorld {
  repository: string;
  commits: number;
  /** First day, and the days that pass between two commits at most. */
  from: string;
  everyDays: number;
  /** Names of packages whose versions are tagged; '' for plain versions. */
  packages: readonly string[];
}

const PEOPLE = ['ana', 'ben', 'cleo', 'dan', 'eve', 'fay', 'gus', 'import[bot] <import@example.test>'];
const PATHS = [
  'src/api/a.ts',
  'src/api/b.ts',
  'src/web/c.tsx',
  'src/web/d.css',
  'lib/e.py',
  'docs/f.md',
  'top.ts',
  'dist/g.js',
];
const DAY_MS = 86_400_000;

/**
 * Worlds in which everything happens that numbers tell apart: new lines, rework, help, removals, renames, deletions, binary
 * files, merges, reverts, agents, bots, co-authors, outliers, generated files, versions of one package or several.
 */
export function randomWorld(options: RandomWorld): fc.Arbitrary<World> {
  return fc.gen().map((draw) => write(draw, options));
}

type Lines = Map<string, number>;

function write(draw: GeneratorValue, { repository, commits: count, from, everyDays, packages }: RandomWorld): World {
  const upTo = (max: number) => draw(fc.nat, max);
  const oneOf = <T>(all: readonly T[]): T => all[upTo(all.length - 1)] as T;
  const once = (times: number) => upTo(times - 1) === 0;

  const state = new Map<string, Lines>();
  const commits: WorldCommit[] = [];
  const tags: NonNullable<World['tags']> = {};
  const versions = new Map<string, [number, number, number]>();
  let clock = Date.parse(from);

  const pick = (lines: Lines) => {
    const [origin, most] = oneOf([...lines]);
    const taken = 1 + upTo(most - 1);
    if (taken === most) lines.delete(origin);
    else lines.set(origin, most - taken);
    return { [origin]: taken };
  };
  const change = (id: string, path: string): [string, WorldChange] => {
    const lines: Lines = state.get(path) ?? new Map();
    if (lines.size > 0 && once(25)) {
      state.delete(path);
      return [path, { deleted: true }];
    }
    const renamed = lines.size > 0 && once(25) ? `moved/${id}.ts` : path;
    if (renamed !== path) state.delete(path);
    const what: WorldChange = renamed === path ? {} : { from: path };
    if (lines.size > 0 && !once(3)) what.replaces = pick(lines);
    if (lines.size > 0 && once(5)) what.removes = pick(lines);
    if (lines.size === 0 || once(2)) what.new = once(60) ? 1200 : 1 + upTo(40);
    const added = (what.new ?? 0) + Object.values(what.replaces ?? {}).reduce((sum, n) => sum + n, 0);
    if (added > 0) lines.set(id, added);
    state.set(renamed, lines);
    return [renamed, what];
  };
  const next = (id: string): WorldCommit => {
    clock += upTo(Math.round(everyDays * 24)) * (DAY_MS / 24);
    return { id, by: oneOf(PEOPLE), at: new Date(clock).toISOString() };
  };
  const branch = (id: string): WorldCommit[] => {
    const base = commits.at(-1)?.id as string;
    const side = { ...next(`${id}s`), parents: [base], files: { [`side/${id}.ts`]: 1 + upTo(20) } };
    state.set(`side/${id}.ts`, new Map([[side.id, side.files[`side/${id}.ts`] as number]]));
    return [side, { ...next(`${id}m`), parents: [base, side.id] }];
  };
  const release = (id: string) => {
    const name = oneOf(packages);
    const [major, minor, patch] = versions.get(name) ?? [1, 0, 0];
    const version: [number, number, number] = once(6)
      ? [major + 1, 0, 0]
      : once(2)
        ? [major, minor + 1, 0]
        : [major, minor, patch + 1];
    versions.set(name, version);
    const text = version.join('.');
    tags[name === '' ? `v${text}` : `${name}@${text}`] = once(3)
      ? { commit: id, at: new Date(clock + DAY_MS / 2).toISOString() }
      : id;
  };

  for (let i = 0; i < count; i += 1) {
    const id = `${repository}${i}`;
    if (i > 0 && once(20)) {
      commits.push(...branch(id));
      continue;
    }
    const commit = next(id);
    if (once(6)) commit.agent = 'Claude';
    if (once(8)) commit.with = [oneOf(PEOPLE)];
    if (i > 5 && once(20)) commit.reverts = [oneOf(commits).id];
    const known = [...PATHS, ...state.keys()];
    const paths = new Set(Array.from({ length: 1 + upTo(2) }, () => oneOf(known)));
    commit.files = Object.fromEntries([...paths].map((path) => change(id, path)));
    if (once(30)) commit.files[`img/${id}.png`] = { unknown: true };
    commits.push(commit);
    if (once(7)) release(id);
  }
  return { repository, commits, tags, files: FILES };
}

const FILES: NonNullable<World['files']> = {
  'src/api/a.ts': { language: 'TypeScript' },
  'src/api/b.ts': { language: 'TypeScript' },
  'lib/e.py': { language: 'Python' },
  'docs/f.md': { language: 'Markdown', documentation: true },
  'dist/g.js': { generated: true, language: 'JavaScript' },
};
