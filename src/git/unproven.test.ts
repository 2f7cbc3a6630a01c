import { chmodSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createMemorySink } from '../testing/memory-sink.ts';
import { mineSoundly, text } from '../testing/mine-soundly.ts';
import { cacheOf, comparable, dropCacheOf, mineInto } from '../testing/mining.ts';
import { createRepository, type TestRepository } from '../testing/repository.ts';

afterEach(() => vi.unstubAllEnvs());

/** Has git's diffs end so, after they have answered all: `last` is a line of sh. Gives how often it has come to that. */
function endDiffsWith({ scratch }: TestRepository, last: string): () => number {
  const folder = join(scratch, 'bin');
  const ends = join(scratch, 'ends');
  mkdirSync(folder, { recursive: true });
  mkdirSync(ends, { recursive: true });
  writeFileSync(
    join(folder, 'git'),
    `#!/bin/sh\nPATH="\${PATH#*:}"\ncase "$*" in *"diff-tree --stdin"*) git "$@"; touch '${ends}'/$$; ${last};; esac\nexec git "$@"\n`,
  );
  chmodSync(join(folder, 'git'), 0o755);
  vi.stubEnv('PATH', `${folder}:${process.env['PATH']}`);
  return () => readdirSync(ends).length;
}

const segmentsOf = (repository: TestRepository): string[] =>
  readdirSync(cacheOf(repository))
    .filter((name) => name.startsWith('segment-'))
    .sort();

function grow(repository: TestRepository, round: number): void {
  for (let i = 0; i < 3; i++) repository.commit({ files: { [`f${round}`]: text(0, i + 1), f: text(round, 9 + i) } });
  repository.flush();
}

describe('git that cannot say that all it wrote has arrived', () => {
  it('since the system killed it: what was read and checked is kept, and it says why', async () => {
    using repository = createRepository();
    grow(repository, 0);
    const sink = createMemorySink();
    await mineInto(repository, sink);
    grow(repository, 1);
    endDiffsWith(repository, 'kill -9 $$');
    await expect(mineInto(repository, sink)).rejects.toMatchObject({
      code: 'git.failed',
      message: 'git diff-tree was killed by the system (SIGKILL).',
    });
    expect(segmentsOf(repository)).toEqual(['segment-0-3.bin', 'segment-3-6.bin']);
    vi.unstubAllEnvs();
    const facts = await mineSoundly(repository, sink);
    expect(segmentsOf(repository)).toEqual(['segment-0-3.bin', 'segment-3-6.bin']);
    using same = createRepository();
    grow(same, 0);
    grow(same, 1);
    expect(comparable(facts)).toEqual(comparable((await mineInto(same)).facts));
  });

  it('since it could not write: all is read again at once', async () => {
    using repository = createRepository();
    grow(repository, 0);
    const timesEnded = endDiffsWith(repository, '[ -e "$0.again" ] || { touch "$0.again"; exit 128; }; exit 0');
    const sink = createMemorySink();
    await mineInto(repository, sink);
    expect(timesEnded()).toBeGreaterThan(1);
    vi.unstubAllEnvs();
    dropCacheOf(repository);
    expect(comparable(sink.facts)).toEqual(comparable((await mineInto(repository)).facts));
  });
});
