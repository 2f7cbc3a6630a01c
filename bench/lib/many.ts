import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { seeded } from './statistics.ts';

export interface Shape {
  commits: number;
  seed: number;
  /** Seconds since 1970 of the last commit; the first is two years before. Default: the start of today, so that pages have a present. */
  until?: number;
}

const DAY = 86_400;
const TWO_YEARS = 730 * DAY;
const DIRECTORIES = ['src', 'src/api', 'src/api/orders', 'src/billing', 'src/web', 'lib', 'test', 'docs'];
const ENDINGS = ['ts', 'ts', 'py', 'go', 'css', 'md'];
const AUTHORS = 12;
/** Of so many commits, two are on a side branch of their own and its merge. */
const BLOCK = 20;
const COMMITS_PER_TAG = 40;
/** Files that a repository begins with; a new one comes with every tenth commit. */
const FIRST_FILES = 12;

/** Makes `count` repositories of the same shape, each of other content, below a folder; the same for the same arguments. */
export async function makeMany(folder: string, count: number, shape: Omit<Shape, 'seed'>): Promise<string[]> {
  const paths = Array.from({ length: count }, (_, i) => join(folder, `service-${String(i + 1).padStart(3, '0')}`));
  for (const [i, path] of paths.entries()) await makeRepository(path, { ...shape, seed: i + 1 });
  return paths;
}

/** Makes a bare repository: several authors, directories and languages, edits of a few lines, renames, merges and tags. */
export async function makeRepository(path: string, shape: Shape): Promise<void> {
  mkdirSync(path, { recursive: true });
  await finished(spawn('git', ['init', '--quiet', '--bare', '--initial-branch=main', path], { stdio: PIPED }));
  const git = spawn('git', ['-C', path, 'fast-import', '--quiet', '--date-format=raw'], { stdio: PIPED });
  const ended = finished(git);
  for (const piece of history(shape))
    if (!git.stdin.write(piece)) await Promise.race([once(git.stdin, 'drain'), ended]);
  git.stdin.end();
  await ended;
}

const PIPED: ['pipe', 'ignore', 'pipe'] = ['pipe', 'ignore', 'pipe'];

async function finished(git: ChildProcessByStdio<Writable, null, Readable>): Promise<void> {
  let stderr = '';
  git.stderr.on('data', (chunk) => (stderr += String(chunk)));
  const [code] = (await once(git, 'close')) as [number];
  if (code !== 0) throw new Error(`git ended with ${code}\n${stderr}`);
}

/** A stream for `git fast-import`. */
function* history({ commits, seed, until = Math.floor(Date.now() / 1000 / DAY) * DAY }: Shape): Generator<string> {
  const random = seeded(seed);
  const whole = (below: number) => Math.floor(random() * below);
  const files: { path: string; lines: string[] }[] = [];
  let lastLine = 0;
  const line = () => `  value_${seed}_${++lastLine} = compute(${whole(1000)}, ${whole(1000)});`;

  const write = ({ path, lines }: (typeof files)[number]) => {
    const text = `${lines.join('\n')}\n`;
    return `M 100644 inline ${path}\ndata ${text.length}\n${text}\n`;
  };
  const create = () => {
    const path = `${DIRECTORIES[whole(DIRECTORIES.length)]}/part-${files.length}.${ENDINGS[whole(ENDINGS.length)]}`;
    const file = { path, lines: Array.from({ length: 20 + whole(60) }, line) };
    files.push(file);
    return write(file);
  };
  const edit = (file: (typeof files)[number]) => {
    const at = whole(file.lines.length);
    file.lines.splice(at, whole(4), ...Array.from({ length: whole(6) }, line));
    if (file.lines.length === 0) file.lines.push(line());
    return write(file);
  };
  const rename = (file: (typeof files)[number]) => {
    const before = file.path;
    file.path = before.replace(/([^/]*)$/, `moved-$1`);
    return `R ${before} ${file.path}\n`;
  };
  const pick = (but?: (typeof files)[number]) => {
    const at = whole(files.length);
    return files[at] === but ? files[(at + 1) % files.length]! : files[at]!;
  };

  const head = (mark: number, branch: string, parents: number[]) => {
    const who = whole(AUTHORS) + 1;
    const at = until - TWO_YEARS + Math.floor((TWO_YEARS * mark) / commits);
    const person = `Author ${who} <author-${who}@example.com> ${at} +0000`;
    const message = `${['feat', 'fix', 'refactor', 'docs'][whole(4)]}: change ${mark}`;
    const [from, ...merged] = parents.filter((parent) => parent > 0);
    return [
      `commit refs/heads/${branch}\nmark :${mark}\nauthor ${person}\ncommitter ${person}\n`,
      `data ${message.length}\n${message}\n`,
      from ? `from :${from}\n` : '',
      ...merged.map((parent) => `merge :${parent}\n`),
    ].join('');
  };

  let tip = 0;
  let side: { mark: number; file: (typeof files)[number] } | null = null;
  for (let mark = 1; mark <= commits; mark += 1) {
    if (mark === 1) {
      yield head(mark, 'main', []) + Array.from({ length: FIRST_FILES }, create).join('');
    } else if (mark % BLOCK === BLOCK - 3 && mark + 2 <= commits) {
      side = { mark, file: pick() };
      yield head(mark, 'side', [tip]) + edit(side.file);
      continue;
    } else if (side && mark === side.mark + 2) {
      yield head(mark, 'main', [tip, side.mark]) + write(side.file);
      side = null;
    } else if (mark % 10 === 0) {
      yield head(mark, 'main', [tip]) + create();
    } else if (mark % 50 === 5) {
      yield head(mark, 'main', [tip]) + rename(pick(side?.file));
    } else {
      const changed = new Set(Array.from({ length: 1 + whole(3) }, () => pick(side?.file)));
      yield head(mark, 'main', [tip]) + [...changed].map(edit).join('');
    }
    tip = mark;
    if (mark % COMMITS_PER_TAG === 0) {
      const name = `v1.${mark / COMMITS_PER_TAG}.0`;
      const at = until - TWO_YEARS + Math.floor((TWO_YEARS * mark) / commits);
      yield `tag ${name}\nfrom :${mark}\ntagger Author 1 <author-1@example.com> ${at} +0000\ndata ${name.length}\n${name}\n`;
    }
  }
  yield 'reset refs/heads/side\nfrom 0000000000000000000000000000000000000000\n\n';
}
