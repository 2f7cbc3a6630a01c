import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A bare repository in a temporary folder, filled through `git fast-import`; removed when disposed of. */
export interface TestRepository extends Disposable {
  readonly gitDir: string;
  /** Folder of its own beside the repository, e.g. for a cache. */
  readonly scratch: string;
  /** Adds a commit and gives its mark. */
  commit(commit: TestCommit): number;
  tag(name: string, options: { mark: number; message?: string; at?: number }): void;
  /** Moves a branch to a commit, whatever it was before. */
  reset(branch: string, mark: number): void;
  /** Writes what was added since; returns the shas by mark. */
  flush(): Map<number, string>;
  /** Runs git on it and gives its output without the last newline. */
  git(...args: string[]): string;
}

export interface TestCommit {
  /** Full ref, by default refs/heads/main. */
  branch?: string;
  /** Marks of the parents; by default the last commit of the branch, if any. */
  parents?: number[];
  /** Contents by path; null deletes. A commit whose first parent is new starts from that parent's files. */
  files?: Record<string, string | Buffer | TestEntry | null>;
  renames?: [from: string, to: string][];
  message?: string | Buffer;
  author?: string;
  committer?: string;
  /** Seconds since the epoch, by default a day after the commit before. */
  at?: number;
  authoredAt?: number;
  offset?: string;
}

export interface TestEntry {
  mode: '100644' | '100755' | '120000' | '160000';
  /** Contents, or for a submodule the commit's sha. */
  content: string | Buffer;
}

export const DAY = 86_400;
export const FIRST_DAY = 1_577_836_800;

const ENVIRONMENT = { PATH: process.env['PATH'], HOME: '/nonexistent', GIT_CONFIG_NOSYSTEM: '1', LC_ALL: 'C' };

export function createRepository({ objectFormat = 'sha1' }: { objectFormat?: 'sha1' | 'sha256' } = {}): TestRepository {
  const scratch = mkdtempSync(join(tmpdir(), 'wheelhouse-test-'));
  const gitDir = join(scratch, 'repository.git');
  execFileSync('git', ['init', '-q', '--bare', `--object-format=${objectFormat}`, '--initial-branch=main', gitDir], {
    env: ENVIRONMENT,
  });
  let stream: Buffer[] = [];
  let marks = 0;
  let clock = FIRST_DAY;
  const tips = new Map<string, number>();
  const add = (...parts: (string | Buffer)[]): void =>
    void stream.push(...parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part)));
  const data = (content: string | Buffer): void => {
    const bytes = Buffer.from(content as string);
    add(`data ${bytes.length}\n`, bytes, '\n');
  };
  const git = (...args: string[]): string =>
    execFileSync('git', ['--git-dir', gitDir, ...args], {
      env: ENVIRONMENT,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      maxBuffer: 1 << 28,
    }).trimEnd();

  return {
    gitDir,
    scratch,
    commit(commit) {
      const branch = commit.branch ?? 'refs/heads/main';
      const mark = ++marks;
      clock = commit.at ?? clock + DAY;
      const author = commit.author ?? 'Ana Example <ana@example.com>';
      const last = tips.get(branch);
      const parents = commit.parents ?? (last === undefined ? [] : [last]);
      if (parents.length === 0) add(`reset ${branch}\n`);
      add(
        `commit ${branch}\nmark :${mark}\nauthor ${author} ${commit.authoredAt ?? clock} ${commit.offset ?? '+0000'}\n`,
      );
      add(`committer ${commit.committer ?? author} ${clock} ${commit.offset ?? '+0000'}\n`);
      data(commit.message ?? `Commit ${mark}`);
      if (parents.length > 0) add(`from :${parents[0]}\n`);
      for (const parent of parents.slice(1)) add(`merge :${parent}\n`);
      for (const [from, to] of commit.renames ?? []) add(`R ${quote(from)} ${quote(to)}\n`);
      for (const [path, content] of Object.entries(commit.files ?? {})) {
        const entry =
          content === null || typeof content === 'string' || Buffer.isBuffer(content)
            ? { mode: '100644', content }
            : content;
        if (entry.content === null) add(`D ${quote(path)}\n`);
        else if (entry.mode === '160000') add(`M 160000 ${entry.content.toString()} ${quote(path)}\n`);
        else {
          add(`M ${entry.mode} inline ${quote(path)}\n`);
          data(entry.content);
        }
      }
      tips.set(branch, mark);
      return mark;
    },
    tag(name, { mark, message, at }) {
      if (message === undefined) add(`reset refs/tags/${name}\nfrom :${mark}\n\n`);
      else {
        add(`tag ${name}\nfrom :${mark}\ntagger Rel Ease <release@example.com> ${at ?? clock} +0000\n`);
        data(message);
      }
    },
    reset(branch, mark) {
      add(`reset ${branch}\nfrom :${mark}\n\n`);
      tips.set(branch, mark);
    },
    flush() {
      const file = join(scratch, 'marks');
      const result = spawnSync(
        'git',
        [
          '--git-dir',
          gitDir,
          'fast-import',
          '--quiet',
          '--force',
          '--date-format=raw-permissive',
          `--import-marks-if-exists=${file}`,
          `--export-marks=${file}`,
        ],
        { env: ENVIRONMENT, input: Buffer.concat(stream) },
      );
      stream = [];
      if (result.status !== 0) throw new Error(result.stderr.toString());
      return readMarks(file);
    },
    git,
    [Symbol.dispose]: () => rmSync(scratch, { recursive: true, force: true }),
  };
}

/** Adds to a repository's own configuration file, for hostile ones. */
export function appendConfig({ gitDir }: TestRepository, text: string): void {
  appendFileSync(join(gitDir, 'config'), `\n${text}\n`);
}

/** Takes an object away, as from a damaged or partial clone. */
export function loseObject({ gitDir, scratch }: TestRepository, oid: string): void {
  const packs = join(gitDir, 'objects', 'pack');
  // objects that a pack of the repository holds are not unpacked, so each leaves it first
  for (const name of readdirSync(packs).filter((file) => file.endsWith('.pack'))) {
    const aside = join(scratch, name);
    renameSync(join(packs, name), aside);
    rmSync(join(packs, name.replace(/pack$/u, 'idx')), { force: true });
    execFileSync('git', ['--git-dir', gitDir, 'unpack-objects', '-q'], {
      env: ENVIRONMENT,
      input: readFileSync(aside),
    });
  }
  rmSync(join(gitDir, 'objects', oid.slice(0, 2), oid.slice(2)));
}

function readMarks(file: string): Map<number, string> {
  const text = readFileSync(file, 'utf8').trim();
  return new Map(
    text.split('\n').map((line) => {
      const [mark = '', sha = ''] = line.split(' ');
      return [Number(mark.slice(1)), sha] as const;
    }),
  );
}

function quote(path: string): string {
  return `"${path.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
}
