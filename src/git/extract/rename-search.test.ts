import { expect, test } from 'vitest';
import { searchRenames, type NamedBlob } from './rename-search.ts';
import { LEAST_SCORE, similarity, spansOf } from './similarity.ts';
import type { ExtractTools } from './tools.ts';

const FILE = 0o100644;

/** Tools that have the blobs of these contents. */
function toolsWith(contents: ReadonlyMap<string, Buffer>): ExtractTools {
  return {
    presence: { missing: () => Promise.resolve(new Set()) },
    blobs: {
      read: (oids: string[], take: (content: Buffer | null, index: number) => void) => {
        oids.forEach((oid, i) => take(contents.get(oid) ?? null, i));
        return Promise.resolve();
      },
    },
  } as unknown as ExtractTools;
}

/** git's way: every source in order of its path, the four best kept, a better one where the worst is. */
function bestOfFour(target: NamedBlob, sources: readonly NamedBlob[], contents: ReadonlyMap<string, Buffer>) {
  const name = (path: string) => path.slice(path.lastIndexOf('/') + 1);
  const spans = (blob: NamedBlob) => spansOf(contents.get(blob.oid)!);
  const slots: { source: NamedBlob; rank: number }[] = [];
  for (const source of sources.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    const same = name(source.path) === name(target.path) ? 1 : 0;
    const rank = similarity(spans(source), spans(target), LEAST_SCORE) * 2 + same;
    const least = Math.min(...slots.map((slot) => slot.rank));
    if (slots.length < 4) slots.push({ source, rank });
    else if (rank > least) slots[slots.findIndex((slot) => slot.rank === least)] = { source, rank };
  }
  const best = slots.find((slot) => slot.rank === Math.max(...slots.map(({ rank }) => rank)));
  return best !== undefined && best.rank >= LEAST_SCORE * 2 ? best.source.path : null;
}

test('of equals the one that git takes is taken, however many there are', async () => {
  let state = 5;
  const random = (below: number) => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) % below;
  const contents = new Map<string, Buffer>();
  const blob = (path: string): NamedBlob => {
    const oid = `oid ${contents.size}`;
    const lines = Array.from({ length: 2 + random(4) }, () => `${random(7)} is a line\n`);
    contents.set(oid, Buffer.from(lines.join('')));
    return { mode: FILE, oid, path };
  };
  let followed = 0;
  for (let round = 0; round < 60; round++) {
    contents.clear();
    // names that two at least have, so that no file is the only one of its name
    const paths = Array.from({ length: 2 + random(30) }, () => `${random(1000)}/${random(3)}.txt`);
    const sources = [...new Set(paths)].flatMap((path) => [blob(path), blob(`z/${path}`)]);
    const targets = Array.from({ length: 1 + random(12) }, (_, i) => blob(`new/${i}/${random(4)}.txt`));
    const [found] = await searchRenames(toolsWith(contents), [{ sources, targets }]);
    targets.forEach((target, i) => {
      const wanted = bestOfFour(target, sources, contents);
      expect([round, i, found![i]?.path ?? null]).toEqual([round, i, wanted]);
      if (wanted !== null) followed++;
    });
  }
  expect(followed).toBeGreaterThan(100);
});

test('few new files are compared with however many that are gone; many with many by their name alone', async () => {
  const lines = (from: number) => Array.from({ length: 11 }, (_, i) => `line ${from * 20 + i}\n`);
  const contents = new Map<string, Buffer>();
  const gone = Array.from({ length: 30_000 }, (_, i): NamedBlob => {
    contents.set(`gone ${i}`, Buffer.from(lines(i).join('')));
    return { mode: FILE, oid: `gone ${i}`, path: `vendor/${i}` };
  });
  const from = (path: string): NamedBlob => {
    contents.set(path, Buffer.from(lines(7).with(0, `of ${path}\n`).join('')));
    return { mode: FILE, oid: path, path };
  };
  const targets = Array.from({ length: 200 }, (_, i) => from(`new/${i + 40_000}`));
  const [few] = await searchRenames(toolsWith(contents), [{ sources: gone, targets: targets.slice(0, 2) }]);
  expect(few!.map((source) => source?.path)).toEqual(['vendor/7', 'vendor/7']);
  const namesake = from('new/7');
  const [many] = await searchRenames(toolsWith(contents), [{ sources: gone, targets: [...targets, namesake] }]);
  expect(many!.filter((source) => source !== null).map(({ path }) => path)).toEqual(['vendor/7']);
});
