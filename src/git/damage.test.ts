import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createMemorySink } from '../testing/memory-sink.ts';
import { busyHistory, makeRepository, temporaryFolder } from '../testing/small-repository.ts';
import { mine, showCommit } from './index.ts';

const folder = temporaryFolder();
const loose = folder.join('loose.git');
const packed = folder.join('packed.git');
const git = (...args: string[]) => execFileSync('git', args, { encoding: 'utf8' }).trim();
const oid = (rev: string) => git('-C', packed, 'rev-parse', rev);
let made = 0;

beforeAll(() => {
  makeRepository(packed, busyHistory(30));
  git('-C', packed, 'repack', '-qad');
  git('init', '-q', '--bare', '-b', 'main', loose);
  for (const file of packFiles(packed, '.pack'))
    execFileSync('git', ['-C', loose, 'unpack-objects', '-q'], { input: readFileSync(file) });
  git('-C', loose, 'update-ref', 'refs/heads/main', oid('main'));
});
afterAll(() => folder[Symbol.dispose]());

function packFiles(repository: string, ending: string): string[] {
  const pack = `${repository}/objects/pack`;
  return readdirSync(pack).flatMap((name) => (name.endsWith(ending) ? `${pack}/${name}` : []));
}

const object = (repository: string, rev: string) => `${repository}/objects/${oid(rev).replace(/^../u, '$&/')}`;

function overwrite(file: string, content: string): void {
  chmodSync(file, 0o644);
  writeFileSync(file, content);
}

function halve(file: string): void {
  chmodSync(file, 0o644);
  truncateSync(file, Math.floor(readFileSync(file).length / 2));
}

it.each<[string, string, (repository: string) => void, RegExp]>([
  ['a commit that is garbage', loose, (r) => overwrite(object(r, 'main~9'), 'garbage'), /loose object .* is corrupt/],
  ['the newest commit that is garbage', loose, (r) => overwrite(object(r, 'main'), 'garbage'), /is corrupt|unpack/],
  ['a commit that is missing', loose, (r) => rmSync(object(r, 'main~9')), /Could not read [0-9a-f]{40}/],
  ['a tree that is garbage', loose, (r) => overwrite(object(r, 'main~9^{tree}'), 'garbage'), /is corrupt/],
  ['a tree that is missing', loose, (r) => rmSync(object(r, 'main~9^{tree}')), /unable to read tree [0-9a-f]{40}/],
  ['a tree that is empty', loose, (r) => overwrite(object(r, 'main^{tree}'), ''), /is empty/],
  ['no packs', packed, (r) => rmSync(`${r}/objects/pack`, { recursive: true }), /cannot be read as a commit/],
  ['a pack without its index', packed, (r) => packFiles(r, '.idx').forEach((f) => rmSync(f)), /cannot be read as/],
  ['an index without its pack', packed, (r) => packFiles(r, '.pack').forEach((f) => rmSync(f)), /cannot be read as/],
  ['an index that is cut short', packed, (r) => packFiles(r, '.idx').forEach(halve), /cannot be read as a commit/],
  ['a pack that is cut short', packed, (r) => packFiles(r, '.pack').forEach(halve), /cannot be read/],
  ['packed refs that are garbage', packed, (r) => writeFileSync(`${r}/packed-refs`, 'a\nb\n'), /packed-refs/],
  ['a configuration that is garbage', packed, (r) => writeFileSync(`${r}/config`, '[core\n]['), /bad config line 1 in/],
  [
    'a branch that names nothing',
    packed,
    (r) => writeFileSync(`${r}/refs/heads/main`, `${'1'.repeat(40)}\n`),
    /cannot/,
  ],
])('%s is told with its cause and what to do', async (...[, origin, harm, cause]) => {
  const repository = folder.join(`copy-${++made}.git`);
  cpSync(origin, repository, { recursive: true });
  mkdirSync(`${repository}-cache`);
  harm(repository);
  const refused = {
    code: 'repository.not-readable',
    message: expect.stringMatching(cause) as string,
    help: expect.stringContaining('git fsck') as string,
  };
  await expect(
    mine({ gitDir: repository, cacheDir: `${repository}-cache`, sink: createMemorySink() }),
  ).rejects.toMatchObject(refused);
});

it('a commit whose tree is damaged is told so on its page', async () => {
  const repository = folder.join('page.git');
  cpSync(loose, repository, { recursive: true });
  overwrite(object(repository, 'main~9^{tree}'), 'garbage');
  await expect(showCommit({ gitDir: repository, sha: oid('main~9') })).rejects.toMatchObject({
    code: 'repository.not-readable',
    message: expect.stringContaining(`git cannot read ${repository}`) as string,
  });
});
