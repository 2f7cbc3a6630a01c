import { expect, test } from 'vitest';
import type { World } from '../../core/index.ts';
import { loadWorld } from '../../testing/load-world.ts';
import { forEachStore } from '../../testing/stores.ts';
import { createMeasures, fileKnowledge, knowledgeTree } from '../index.ts';

/** Ann left in January; Ben goes on until June. */
const world: World = {
  repository: 'app',
  commits: [
    {
      id: 'a',
      by: 'ann',
      at: '2025-12-31T10:00Z',
      files: { 'src/old.ts': 100, 'src/api/first.ts': 40, 'README.md': 10 },
    },
    { id: 'r', by: 'ann', at: '2026-01-02', files: { 'src/api/both.ts': { from: 'src/api/first.ts' } } },
    { id: 'b', by: 'ben', at: '2026-01-03', files: { 'src/api/both.ts': 40, 'src/ben.ts': 60 } },
    {
      id: 'c',
      by: 'ben',
      at: '2026-06-01',
      subject: 'Say it once',
      files: { 'src/api/both.ts': { replaces: { b: 5 } }, 'lib/new.ts': 30, 'lib/bundle.js': 500 },
    },
  ],
  files: { 'README.md': { documentation: true }, 'lib/bundle.js': { vendored: true } },
};
const now = () => new Date('2026-06-02T00:00:00Z');

forEachStore((_name, open) => {
  test('the tree sums its files, at every level', async () => {
    await using store = await open();
    await loadWorld(store, world);
    const { node, children } = await knowledgeTree({ store, now }, {});
    expect(node).toEqual({
      path: '',
      name: 'app',
      repository: 1,
      kind: 'repository',
      lines: 280,
      files: 5,
      atRiskFiles: 2,
      singleExpertFiles: 4,
      truckFactor: 2,
      unowned: 0,
      risk: 110 / 280,
      lastChangedAt: '2026-06-01T00:00:00.000Z',
    });
    expect(children.map(({ path, kind, lines }) => [path, kind, lines])).toEqual([
      ['src', 'directory', 240],
      ['lib', 'directory', 30],
      ['README.md', 'file', 10],
    ]);

    // Ben's two changes of both.ts make 3.293 + 0.164 × 2 − 0.321 × ln(3) = 3.27, under 3.293: it is Ann's alone.
    const src = await knowledgeTree({ store, now }, { path: 'src' });
    expect(src.node).toMatchObject({ name: 'src', kind: 'directory', lines: 240, risk: 100 / 240 });
    expect(src.children.map(({ path, risk, truckFactor: people }) => [path, risk, people])).toEqual([
      ['src/old.ts', 1, null],
      ['src/api', 0, 1],
      ['src/ben.ts', 0, null],
    ]);
    expect((await knowledgeTree({ store, now }, { path: 'src/old.ts' })).node.kind).toBe('file');
    expect(children.some((part) => 'parts' in part)).toBe(false);
  });

  test('with two levels asked for, large directories come with what they are asked for alone', async () => {
    await using store = await open();
    await loadWorld(store, world);
    const { children } = await knowledgeTree({ store, now }, { levels: 2 });
    const src = await knowledgeTree({ store, now }, { path: 'src' });
    expect(children[0]).toMatchObject({ path: 'src', parts: src.children });
    expect(children.map(({ parts }) => parts?.length)).toEqual([3, 1, undefined]);
    await loadWorld(store, {
      repository: 'tools',
      commits: [{ id: 'x', by: 'ann', at: '2026-05-30', files: { 'src/x.ts': 70 } }],
    });
    const both = await knowledgeTree({ store, now }, { levels: 2 });
    expect(both.children.map(({ name, parts }) => [name, parts?.map(({ path }) => path)])).toEqual([
      ['app', ['src', 'lib', 'README.md']],
      ['tools', ['src']],
    ]);
  });

  test('the tree says the same as the metrics', async () => {
    await using store = await open();
    await loadWorld(store, world);
    const measures = createMeasures(store, {}, now);
    for (const path of [undefined, 'src', 'lib']) {
      const { node } = await knowledgeTree({ store, now }, { path });
      expect((await measures.series('knowledge.at-risk', { path })).total.value).toBeCloseTo(node.risk, 9);
      expect((await measures.series('knowledge.truck-factor', { path })).total.value).toBe(node.truckFactor);
    }
  });

  test('several repositories come first by repository', async () => {
    await using store = await open();
    await loadWorld(store, world);
    await loadWorld(store, {
      repository: 'tools',
      commits: [{ id: 'x', by: 'ann', at: '2026-05-30', files: { 'x.ts': 7 } }],
    });
    const { node, children } = await knowledgeTree({ store, now }, {});
    expect([node.name, node.lines]).toEqual(['All repositories', 287]);
    // Ann is seen in the other repository: nothing of hers is at risk any more.
    expect(children.map(({ name, kind, atRiskFiles }) => [name, kind, atRiskFiles])).toEqual([
      ['app', 'repository', 0],
      ['tools', 'repository', 0],
    ]);
  });

  test('of a file without history under its path, those know it whose lines are alive', async () => {
    await using store = await open();
    await loadWorld(store, world);
    // What a subtree merge leaves: lines of their authors, in a file that no commit but a merge ever touched.
    await store.write(async (db) => {
      const { id } = await db
        .selectFrom('file')
        .select('id')
        .where('path', '=', 'src/api/both.ts')
        .executeTakeFirstOrThrow();
      await db.deleteFrom('commit_file').where('repo_id', '=', 1).where('file_id', '=', id).execute();
    });
    const { knows, risk, firstChangedAt } = await fileKnowledge(
      { store, now },
      { repository: 1, path: 'src/api/both.ts' },
    );
    expect(knows.map(({ name, hasLines }) => [name, hasLines])).toEqual([
      ['Ben', true],
      ['Ann', true],
    ]);
    expect([risk, firstChangedAt]).toEqual(['ok', '2025-12-31T10:00:00.000Z']);
    const { children } = await knowledgeTree({ store, now }, { path: 'src/api' });
    expect(children.map(({ path, unowned }) => [path, unowned])).toEqual([['src/api/both.ts', 0]]);
  });

  test('a directory that is not there is an error with help', async () => {
    await using store = await open();
    await loadWorld(store, world);
    await expect(knowledgeTree({ store, now }, { path: 'nowhere' })).rejects.toMatchObject({ code: 'file.not-found' });
    await expect(fileKnowledge({ store, now }, { repository: 1, path: 'nowhere.ts' })).rejects.toMatchObject({
      code: 'file.not-found',
    });
  });

  test('a file names who can be asked, under its former name too', async () => {
    await using store = await open();
    await loadWorld(store, world);
    const file = await fileKnowledge({ store, now }, { repository: 1, path: 'src/api/both.ts' });
    expect(
      file.knows.map(({ name, expert, active, hasLines, lastTouchedAt }) => ({
        name,
        expert,
        active,
        hasLines,
        lastTouchedAt,
      })),
    ).toEqual([
      { name: 'Ben', expert: true, active: true, hasLines: true, lastTouchedAt: '2026-06-01T00:00:00.000Z' },
      { name: 'Ann', expert: true, active: false, hasLines: true, lastTouchedAt: '2026-01-02T00:00:00.000Z' },
    ]);
    expect(file).toMatchObject({
      risk: 'ok',
      lines: 80,
      changes180Days: 4,
      firstChangedAt: '2025-12-31T10:00:00.000Z',
      lastChangedAt: '2026-06-01T00:00:00.000Z',
    });
    expect(file.ages).toEqual([
      { year: 2025, lines: 40 },
      { year: 2026, lines: 40 },
    ]);
    expect(file.commits.map(({ subject, author, lines }) => [subject, author, lines])[0]).toEqual([
      'Say it once',
      'Ben',
      5,
    ]);
    expect(file.commits.map(({ lines }) => lines)).not.toContain(null);
    expect(file.commits).toHaveLength(4);
    expect(file.reworkShare).toBe(0);
  });

  test('a file that is left out says by which rule; its rework and coupling are not there', async () => {
    await using store = await open();
    const leftOutBy = '(^|/)bundle';
    await loadWorld(store, { ...world, files: { 'lib/bundle.js': { vendored: true, leftOutBy } } });
    expect(await fileKnowledge({ store, now }, { repository: 1, path: 'lib/bundle.js' })).toMatchObject({
      takenFor: 'vendored',
      leftOutBy,
      reworkShare: null,
      coupled: [],
    });
    expect((await fileKnowledge({ store, now }, { repository: 1, path: 'src/ben.ts' })).leftOutBy).toBeNull();
  });

  test('who can be asked is no order of merit: those who are active first, then who touched the file last', async () => {
    await using store = await open();
    await loadWorld(store, {
      commits: [
        { id: 'a', by: 'ann', at: '2025-06-01', files: { 'x.ts': 500 } },
        { id: 'b', by: 'cat', at: '2026-05-01', files: { 'x.ts': 300 } },
        { id: 'c', by: 'ben', at: '2026-06-01', files: { 'x.ts': 5 } },
      ],
    });
    const { knows } = await fileKnowledge({ store, now }, { repository: 1, path: 'x.ts' });
    expect(knows.map(({ name, active }) => [name, active])).toEqual([
      ['Ben', true],
      ['Cat', true],
      ['Ann', false],
    ]);
  });

  test('experts are counted beyond those who are named', async () => {
    await using store = await open();
    await loadWorld(store, {
      commits: Array.from({ length: 30 }, (_, at) => ({
        id: `c${at}`,
        by: `dev${at}`,
        at: '2026-05-01',
        files: { 'x.ts': 1 },
      })),
    });
    const { knows, experts } = await fileKnowledge({ store, now }, { repository: 1, path: 'x.ts' });
    expect([knows.length, experts]).toEqual([25, 30]);
  });

  test('an expert is named, however many touched it since', async () => {
    await using store = await open();
    const hands = Array.from({ length: 26 }, (_, at) => ({
      id: `c${at}`,
      by: `dev${at}`,
      at: '2026-06-01',
      files: { 'x.ts': 1 },
    }));
    await loadWorld(store, { commits: [{ id: 'a', by: 'ann', at: '2026-05-01', files: { 'x.ts': 5_000 } }, ...hands] });
    const { knows, experts } = await fileKnowledge({ store, now }, { repository: 1, path: 'x.ts' });
    expect([knows.length, experts]).toEqual([25, 1]);
    expect(knows.findIndex(({ name, expert }) => name === 'Ann' && expert)).toBe(24);
  });

  test('a file of someone who left is at risk, as the tree says', async () => {
    await using store = await open();
    await loadWorld(store, world);
    expect((await fileKnowledge({ store, now }, { repository: 1, path: 'src/old.ts' })).risk).toBe('at-risk');
    expect((await fileKnowledge({ store, now }, { repository: 1, path: 'src/ben.ts' })).risk).toBe('single-expert');
  });

  test('a bot knows nothing, until bots are counted in', async () => {
    await using store = await open();
    await loadWorld(store, {
      repository: 'app',
      commits: [{ id: 'a', by: 'renovate[bot] <renovate@example.test>', at: '2026-06-01', files: { 'deps.ts': 50 } }],
    });
    const context = { store, now };
    const unowned = async (query: { bots?: 'include' }) => (await knowledgeTree(context, query)).node.unowned;
    expect([await unowned({}), await unowned({ bots: 'include' }), await unowned({})]).toEqual([1, 0, 1]);
    const place = { repository: 1, path: 'deps.ts' };
    const without = await fileKnowledge(context, place);
    expect([without.risk, without.knows.length, without.commits.length]).toEqual(['unowned', 0, 0]);
    const counted = await fileKnowledge(context, { ...place, bots: 'include' });
    expect([counted.risk, counted.knows.length, counted.commits.length]).toEqual(['single-expert', 1, 1]);
  });

  test('files are coupled by name, though a name has an arrow in it', async () => {
    await using store = await open();
    const pair = ['a ↔ b.ts', 'c ↔ d.ts'];
    const commits = Array.from({ length: 6 }, (_, i) => ({
      id: `c${i}`,
      by: 'ana',
      at: `2026-01-${10 + i}`,
      files: Object.fromEntries(pair.map((path) => [path, 1])),
    }));
    await loadWorld(store, { commits });
    const coupledTo = async (path: string) => {
      const { coupled } = await fileKnowledge({ store, now }, { repository: 1, path });
      return coupled.map((file) => file.path);
    };
    expect(await Promise.all(pair.map(coupledTo))).toEqual([['c ↔ d.ts'], ['a ↔ b.ts']]);
  });

  test('files that only a bot changes together are coupled once bots are counted in', async () => {
    await using store = await open();
    await loadWorld(store, {
      repository: 'app',
      commits: Array.from({ length: 6 }, (_, i) => ({
        id: `c${i}`,
        by: 'renovate[bot] <renovate@example.test>',
        at: `2026-05-0${i + 1}`,
        files: { 'one.ts': 5, 'two.ts': 5 },
      })),
    });
    const place = { repository: 1, path: 'one.ts' };
    expect((await fileKnowledge({ store, now }, place)).coupled).toEqual([]);
    const { coupled } = await fileKnowledge({ store, now }, { ...place, bots: 'include' });
    expect(coupled).toEqual([{ path: 'two.ts', degree: 100, shared: 6 }]);
  });

  test('a new fact is seen at once', async () => {
    await using store = await open();
    await loadWorld(store, world);
    await knowledgeTree({ store, now }, {});
    await loadWorld(store, {
      repository: 'tools',
      commits: [{ id: 'x', by: 'ann', at: '2026-05-30', files: { 'x.ts': 7 } }],
    });
    expect((await knowledgeTree({ store, now }, { repo: '1' })).node.atRiskFiles).toBe(0);
  });
});
