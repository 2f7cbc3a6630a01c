import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { globMatcher } from './glob.ts';

/** Which patterns match which paths, by git itself: each pattern sets an attribute of its own. */
function askGit(patterns: readonly string[], paths: readonly string[]): Set<string> {
  const folder = mkdtempSync(join(tmpdir(), 'wheelhouse-glob-'));
  try {
    const git = (args: string[], input = '') =>
      execFileSync('git', ['-c', 'core.attributesFile=/dev/null', ...args], {
        cwd: folder,
        input,
        encoding: 'utf8',
        maxBuffer: 1 << 26,
      });
    git(['init', '-q']);
    writeFileSync(join(folder, '.gitattributes'), patterns.map((pattern, i) => `${pattern} p${i}\n`).join(''));
    const out = git(['check-attr', '-z', '--stdin', ...patterns.map((_, i) => `p${i}`)], paths.join('\0')).split('\0');
    const found = new Set<string>();
    for (let i = 0; i + 2 < out.length; i += 3)
      if (out[i + 2] === 'set') found.add(`${patterns[Number(out[i + 1]!.slice(1))]} ${out[i]}`);
    return found;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The same every run. */
function chooser(seed: number): <T>(from: readonly T[]) => T {
  let state = seed;
  return (from) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return from[Math.floor((state / 2 ** 32) * from.length)]!;
  };
}

it('matches what git matches', () => {
  const choose = chooser(7);
  const many = (from: readonly string[], most: number) =>
    Array.from({ length: 1 + choose([...Array.from({ length: most }).keys()]) }, () => choose(from)).join('');
  const name = () => many(['a', 'b', 'c', '.', '-'], 5);
  const part = () =>
    choose([name(), many(['a', 'b', '*', '?', '[ab]', '[!a]', '[a-b]', '**', '.', '\\\\a'], 5), '**', '*']);
  const paths = [
    ...new Set(Array.from({ length: 300 }, () => Array.from({ length: choose([1, 2, 3, 4]) }, name).join('/'))),
  ];
  const usual = [
    '*.a',
    'a/**',
    '**/a',
    'a/**/b',
    '/a',
    'a/',
    'a/*',
    '**',
    '*',
    '/**',
    '[]a]*',
    '[^]a]',
    'a[',
    '/*/a',
    '**/a/**',
  ];
  const made = Array.from(
    { length: 400 },
    () => choose(['', '/']) + Array.from({ length: choose([1, 2, 3]) }, part).join('/'),
  );
  const patterns = [...new Set([...usual, ...made])].filter((pattern) => !/^[!#"]|^\[attr\]/u.test(pattern));
  const usable = paths.filter((path) => !/(^|\/)[.]{1,2}(\/|$)/u.test(path));
  const byGit = askGit(patterns, usable);
  expect(byGit.size).toBeGreaterThan(1000);
  const wrong = patterns.flatMap((pattern) => {
    const matches = globMatcher(pattern);
    return usable.flatMap((path) =>
      matches(path) === byGit.has(`${pattern} ${path}`) ? [] : [`${pattern} ${path}: ${matches(path)}`],
    );
  });
  expect(wrong).toEqual([]);
});

it('a pattern made to take for ever does not', () => {
  expect(globMatcher(`${'*a'.repeat(60)}b`)('a'.repeat(4000))).toBe(false);
  expect(globMatcher(`${'**/a/'.repeat(60)}b`)('a/'.repeat(2000))).toBe(false);
});
