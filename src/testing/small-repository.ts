import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export interface SmallCommit {
  /** 'Name <address>'. Default: Ana. */
  by?: string;
  /** Seconds since the epoch. Default: an hour after the one before. */
  at?: number;
  subject?: string;
  body?: string;
  /** Path → content; null removes it. */
  files: Record<string, string | null>;
  tag?: string;
}

const START = 1_704_096_000;
const ENVIRONMENT = { ...process.env, GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null' };

const git = (cwd: string, args: readonly string[], input = '') =>
  execFileSync('git', args, {
    cwd,
    env: ENVIRONMENT,
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
const data = (text: string) => `data ${Buffer.byteLength(text)}\n${text}\n`;
const quote = (path: string) => JSON.stringify(path).replaceAll('\\\\', '\\');

function stream(commits: readonly SmallCommit[], { from, at }: { from: boolean; at: number }): string {
  let clock = at;
  return commits
    .map((commit, index) => {
      clock = commit.at ?? clock + 3_600;
      const by = `${commit.by ?? 'Ana <ana@example.test>'} ${clock} +0000`;
      const message = `${commit.subject ?? `Change ${index}`}${commit.body ? `\n\n${commit.body}` : ''}\n`;
      const changes = Object.entries(commit.files).map(([path, content]) =>
        content === null ? `D ${quote(path)}\n` : `M 100644 inline ${quote(path)}\n${data(content)}`,
      );
      const parent = index === 0 && from ? 'from refs/heads/main^0\n' : '';
      const tag = commit.tag ? `reset refs/tags/${commit.tag}\nfrom refs/heads/main\n\n` : '';
      return `commit refs/heads/main\nauthor ${by}\ncommitter ${by}\n${data(message)}${parent}${changes.join('')}\n${tag}`;
    })
    .join('');
}

/** Makes a bare repository with these commits on `main`, through `git fast-import`. */
export function makeRepository(path: string, commits: readonly SmallCommit[]): string {
  mkdirSync(dirname(path), { recursive: true });
  git(dirname(path), ['init', '-q', '--bare', '-b', 'main', path]);
  if (commits.length > 0) git(path, ['fast-import', '--quiet'], stream(commits, { from: false, at: START }));
  return path;
}

/** Adds commits on top of `main`. */
export function growRepository(path: string, commits: readonly SmallCommit[]): void {
  const at = Number(git(path, ['log', '-1', '--format=%ct', 'main']).trim());
  git(path, ['fast-import', '--quiet'], stream(commits, { from: true, at }));
}

/** Commits that write and rewrite a few files: enough for every page to have something to say. */
export function busyHistory(count: number, seed = 1): SmallCommit[] {
  const people = ['Ana <ana@example.test>', 'Bob <bob@example.test>', 'Cleo <cleo@example.test>'];
  const lines = new Map<string, string[]>();
  let state = seed;
  const random = (below: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state % below;
  };
  return Array.from({ length: count }, (_, index): SmallCommit => {
    const path = `src/${['api', 'web', 'core'][random(3)]}/file-${random(8)}.ts`;
    const content = lines.get(path) ?? [];
    content.splice(
      random(content.length + 1),
      random(3),
      ...Array.from({ length: 1 + random(6) }, () => `line ${index} ${random(1_000)}`),
    );
    lines.set(path, content);
    return {
      by: people[random(3)] ?? '',
      subject: `Change ${path} (${index})`,
      files: { [path]: `${content.join('\n')}\n` },
      ...(index > 0 && index % 40 === 0 ? { tag: `v1.${index / 40}.0` } : {}),
    };
  });
}

/** A folder that removes itself. */
export function temporaryFolder(): Disposable & { path: string; join(...parts: string[]): string } {
  const path = mkdtempSync(join(tmpdir(), 'wheelhouse-test-'));
  return {
    path,
    join: (...parts) => join(path, ...parts),
    [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }),
  };
}
