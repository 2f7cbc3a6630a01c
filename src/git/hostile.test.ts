import { execFileSync } from 'node:child_process';
import { appendFileSync, chmodSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createMemorySink } from '../testing/memory-sink.ts';
import { appendConfig, createRepository, type TestRepository } from '../testing/repository.ts';
import { openRepository } from './repository/open.ts';
import { showCommit } from './repository/show-commit.ts';
import { cacheOf, comparable, dropCacheOf, mineInto, verifyAll } from '../testing/mining.ts';
import { linesOf } from './verify/lines.ts';

const text = (from: number, to: number): string =>
  Array.from({ length: to - from }, (_, i) => `line ${from + i}\n`).join('');

/** A history with all kinds of commit, and attributes that name every driver a repository can configure. */
function build(repository: TestRepository): void {
  const attributes = '* diff=evil filter=evil merge=evil\n*.bin -diff\n*.txt text eol=crlf\n';
  const base = repository.commit({ files: { '.gitattributes': attributes, 'a.txt': text(0, 20), 'b.bin': 'b\n' } });
  const main = repository.commit({ files: { 'a.txt': `${text(0, 19)}x\n`, 'b.bin': 'bb\n' } });
  const side = repository.commit({
    branch: 'refs/heads/side',
    parents: [base],
    files: { 'a.txt': `y\n${text(1, 20)}` },
    renames: [['b.bin', 'c.bin']],
  });
  repository.commit({ parents: [main, side], files: { 'a.txt': `y\n${text(1, 19)}x\n` } });
  repository.tag('v1', { mark: main, message: 'release' });
  repository.flush();
}

/** Everything that reads a repository. */
async function readAll(repository: TestRepository): Promise<unknown> {
  const sink = createMemorySink();
  const opened = await openRepository(repository.gitDir, repository.scratch);
  expect(opened.gitDir).toBe(repository.gitDir);
  await mineInto(repository, sink);
  await mineInto(repository, sink);
  const verified = await verifyAll(repository);
  expect(verified.agreed).toBe(verified.lines);
  const shown = await showCommit({ gitDir: repository.gitDir, sha: sink.facts.commits[0]!.sha });
  const lines = await linesOf({ cacheDir: cacheOf(repository), path: 'a.txt' });
  return { facts: comparable(sink.facts), shown, lines, verified: verified.lines };
}

describe('a hostile repository', () => {
  it('runs nothing and changes no result', async () => {
    using repository = createRepository();
    build(repository);
    const expected = await readAll(repository);
    dropCacheOf(repository);
    const marker = join(repository.scratch, 'executed');
    const evil = join(repository.scratch, 'evil.sh');
    writeFileSync(evil, `#!/bin/sh\necho "$0 $*" >> ${marker}\ncat\n`);
    chmodSync(evil, 0o755);
    const included = join(repository.scratch, 'included');
    writeFileSync(
      included,
      `[diff "evil"]\n\ttextconv = ${evil}\n\tcommand = ${evil}\n\tbinary = true\n\talgorithm = patience\n\txfuncname = "^x"\n`,
    );
    appendConfig(
      repository,
      `
[core]
\tfsmonitor = ${evil}
\thooksPath = ${repository.scratch}/hooks
\tpager = ${evil}
\teditor = ${evil}
\tsshCommand = ${evil}
\tgitProxy = ${evil}
\talternateRefsCommand = ${evil}
\tattributesFile = ${repository.scratch}/attributes
\tworktree = ${repository.scratch}/elsewhere
\tquotePath = false
\taskPass = ${evil}
[include]
\tpath = ${included}
[diff]
\texternal = ${evil}
\talgorithm = patience
\tindentHeuristic = false
\trenames = false
\trenameLimit = 1
\tnoprefix = true
\tmnemonicPrefix = true
\tcontext = 7
\tinterHunkContext = 5
\torderFile = ${repository.scratch}/order
\tignoreSubmodules = all
\twsErrorHighlight = all
\tcolorMoved = zebra
\tsubmodule = log
[color]
\tui = always
[log]
\tshowSignature = true
\tmailmap = false
\tshowRoot = false
[gpg]
\tprogram = ${evil}
[alias]
\tlog = !${evil}
\tblame = !${evil}
\tdiff-tree = !${evil}
[filter "evil"]
\tsmudge = ${evil}
\tclean = ${evil}
\tprocess = ${evil}
\trequired = true
[merge "evil"]
\tdriver = ${evil}
[credential]
\thelper = ${evil}
[blame]
\tignoreRevsFile = ${repository.scratch}/ignore
\tmarkIgnoredLines = true
[mailmap]
\tfile = ${repository.scratch}/mailmap
[uploadpack]
\tpackObjectsHook = ${evil}
[pager]
\tblame = ${evil}
\tlog = ${evil}
[maintenance]
\tauto = true
[gc]
\tauto = 1
`,
    );
    mkdirSync(join(repository.scratch, 'hooks'));
    for (const hook of [
      'post-index-change',
      'reference-transaction',
      'pre-auto-gc',
      'fsmonitor-watchman',
      'post-checkout',
    ]) {
      execFileSync('cp', [evil, join(repository.scratch, 'hooks', hook)]);
      mkdirSync(join(repository.gitDir, 'hooks'), { recursive: true });
      execFileSync('cp', [evil, join(repository.gitDir, 'hooks', hook)]);
    }
    writeFileSync(join(repository.scratch, 'attributes'), '* -diff\n');
    writeFileSync(join(repository.scratch, 'order'), 'z*\n');
    writeFileSync(join(repository.scratch, 'ignore'), `${repository.git('rev-parse', 'main')}\n`);
    writeFileSync(join(repository.scratch, 'mailmap'), 'Someone Else <else@example.com> <ana@example.com>\n');
    mkdirSync(join(repository.gitDir, 'info'), { recursive: true });
    appendFileSync(join(repository.gitDir, 'info', 'attributes'), '* -diff diff=evil\n');
    writeFileSync(
      join(repository.gitDir, 'info', 'grafts'),
      execFileSync('cat', [join(repository.gitDir, 'refs/heads/main')], { encoding: 'utf8' }),
    );
    expect(await readAll(repository)).toEqual(expected);
    expect(existsSync(marker)).toBe(false);
    // the trap is real: git without our care runs it
    repository.git('-c', 'log.showRoot=true', 'log', '-p', 'main');
    expect(existsSync(marker)).toBe(true);
  });

  it('with a promisor remote that would run a program is never asked for missing objects', async () => {
    using repository = createRepository();
    build(repository);
    const marker = join(repository.scratch, 'executed');
    const blob = repository.git('rev-parse', 'main~1:a.txt');
    rmSync(join(repository.gitDir, 'objects', blob.slice(0, 2), blob.slice(2)));
    appendConfig(
      repository,
      `
[core]
\trepositoryformatversion = 1
[extensions]
\tpartialClone = origin
[remote "origin"]
\turl = "ext::sh -c touch% ${marker}"
\tvcs = evil
\tuploadpack = touch ${marker}
\tpromisor = true
\tpartialclonefilter = blob:none
[protocol]
\tallow = always
[protocol "ext"]
\tallow = always
`,
    );
    const { summary } = await mineInto(repository);
    expect(summary.missingBlobs).toBeGreaterThan(0);
    expect(existsSync(marker)).toBe(false);
  });

  it('is not written to', async () => {
    using repository = createRepository();
    build(repository);
    const listing = (): string =>
      execFileSync('find', [repository.gitDir, '-printf', '%p %s %T@\n'], { encoding: 'utf8' })
        .split('\n')
        .sort()
        .join('\n');
    const before = listing();
    await readAll(repository);
    expect(listing()).toBe(before);
    expect(readdirSync(repository.scratch)).not.toContain('elsewhere');
  });
});
