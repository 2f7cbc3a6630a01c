import { expect, it } from 'vitest';
import type { World, WorldCommit } from '../../core/index.ts';
import { loadWorld } from '../../testing/load-world.ts';
import { forEachStore } from '../../testing/stores.ts';
import { everyFinding } from './findings.ts';
import { afterHours } from './kinds/after-hours.ts';
import { keyPersonDirectory } from './kinds/key-person-directory.ts';
import { knowledgeAtRisk } from './kinds/knowledge-at-risk.ts';
import { knownCode } from './kinds/known-code.ts';
import { onboarding } from './kinds/onboarding.ts';
import { truckFactor } from './kinds/truck-factor.ts';
import { calm, daysAgo, loud } from '../../testing/rhythm.ts';
import { saysOf, sourcesOf } from '../../testing/says.ts';

/** A commit that creates so many files in a directory. */
const creates = (by: string, directory: string, { files, ago }: { files: number; ago: number }): WorldCommit => ({
  id: `${by}-${directory}-${ago}`,
  by,
  at: daysAgo(ago),
  files: Object.fromEntries(Array.from({ length: files }, (_, at) => [`${directory}/${by}-${at}.ts`, 20])),
});
const four = ['ana', 'ben', 'cem', 'dee'];
const shared = (directory: string, ago: number) =>
  four.map((by, at) => creates(by, directory, { files: 3, ago: ago - at }));
const named = (repository: string, commits: WorldCommit[]): World => ({
  repository,
  commits: commits.toSorted((a, b) => a.at.localeCompare(b.at)),
});

forEachStore((_name, open) => {
  it('truck factor: when two people or fewer hold most of the files', async () => {
    const worlds = [
      named('one', [creates('ana', 'src', { files: 25, ago: 40 }), creates('ben', 'src', { files: 5, ago: 30 })]),
      named('four', [...shared('src', 40), ...shared('lib', 30)]),
      named('small', [creates('ana', 'src', { files: 5, ago: 10 })]),
    ];
    const found = await saysOf(open, truckFactor, worlds);
    expect(found['one']?.sentence).toBe(
      'Without its main author, more than half of the files of one would have no author left.',
    );
    expect(found['one']).toMatchObject({ value: 1, n: 30, unit: 'people' });
    expect(Object.keys(found)).toEqual(['one']);
  });

  it('key person: directories in work that hang on one person, among others that do not', async () => {
    const found = await saysOf(open, keyPersonDirectory, [
      named('loud', [
        creates('ana', 'api', { files: 6, ago: 20 }),
        creates('ana', '.github', { files: 7, ago: 10 }),
        ...shared('web', 40),
        ...shared('lib', 5),
      ]),
      named('still', [creates('ana', 'api', { files: 6, ago: 200 }), ...shared('web', 40), ...shared('lib', 5)]),
      named('known', [
        creates('ana', 'api', { files: 6, ago: 400 }),
        ...['ben', 'cem'].map((by, i) => ({ ...creates('ana', 'api', { files: 6, ago: 20 + i }), id: by, by })),
        ...shared('web', 40),
        ...shared('lib', 5),
      ]),
    ]);
    expect(found['loud']?.sentence).toBe(
      'In loud, 1 of 3 directories changed in the last 90 days rests on one person or none: api.',
    );
    expect(found['still']).toBeUndefined();
    expect(found['known']).toBeUndefined();
  });

  it('key person: of hundreds of directories all are looked at, those that several know too', async () => {
    const small = Array.from({ length: 210 }, (_, at) => creates('ana', `small-${at}`, { files: 1, ago: 300 }));
    const known = ['ana', 'ben', 'cem'].map((by, at) => ({
      ...creates('ana', 'api', { files: 6, ago: by === 'ana' ? 400 : 20 + at }),
      id: by,
      by,
    }));
    const found = await saysOf(open, keyPersonDirectory, [
      named('wide', [
        ...small,
        ...known,
        ...['db', 'jobs', 'mail', 'pay', 'search'].map((part) => creates('ana', part, { files: 6, ago: 20 })),
        ...shared('web', 40),
        ...shared('lib', 5),
      ]),
    ]);
    expect(found['wide']?.sentence).toBe(
      'In wide, 5 of 8 directories changed in the last 90 days rest on one person or none: db, jobs, mail and 2 more.',
    );
  });

  it('key person: the number is that of the first directory, and opens its rows', async () => {
    const world = named('app', [
      ...shared('web', 40),
      ...shared('lib', 5),
      creates('ana', 'api', { files: 6, ago: 20 }),
      creates('ben', 'db', { files: 5, ago: 10 }),
    ]);
    await using store = await open();
    await loadWorld(store, world);
    const sources = sourcesOf(store);
    const [finding] = (await everyFinding(sources, {}, [keyPersonDirectory])).items;
    expect(finding).toMatchObject({ value: 1, unit: 'people', n: 6, of: { by: 'directory', key: '1:api' } });
    expect(finding?.sentence).toContain('2 of 4 directories');
    expect(finding?.detail).toContain('together 11 files');
    const { rows, rowCount } = await sources.measures.evidence(finding?.metric ?? '', { repo: '1', ...finding?.of });
    expect(rowCount).toBe(finding?.n);
    expect(rows.every(({ opens: { file } }) => file?.kind === 'file' && file.path.startsWith('api/'))).toBe(true);
  });

  it('knowledge at risk: what only those know who are silent, one or several', async () => {
    const found = await saysOf(open, knowledgeAtRisk, [
      named('loud', [creates('zoe', 'src', { files: 10, ago: 200 }), creates('ana', 'src', { files: 15, ago: 10 })]),
      named('calm', [creates('ben', 'src', { files: 10, ago: 200 }), creates('ben', 'lib', { files: 15, ago: 10 })]),
      named('left', [
        ...['yan', 'zoe'].map((by) => ({ ...creates('yan', 'src', { files: 10, ago: 200 }), id: by, by })),
        creates('ana', 'src', { files: 15, ago: 10 }),
      ]),
    ]);
    expect(found['left']?.sentence).toBe('57% of the lines of left are known well by nobody who is active.');
    expect(found['loud']?.sentence).toBe('40% of the lines of loud are known well by nobody who is active.');
    expect(found['calm']).toBeUndefined();
  });

  it('known code: where there is somebody to ask', async () => {
    const found = await saysOf(open, knownCode, [
      named('old', [creates('zoe', 'src', { files: 5, ago: 200 }), creates('ana', 'src', { files: 45, ago: 5 })]),
      named('new', [creates('ana', 'lib', { files: 25, ago: 5 })]),
      named('left', [creates('zoe', 'src', { files: 10, ago: 200 }), creates('ana', 'src', { files: 15, ago: 5 })]),
    ]);
    const committed = 'known well by somebody who committed in the last 90 days.';
    expect(found['old']?.sentence).toBe(`All but 10% of the lines of old are ${committed}`);
    expect(found['new']).toMatchObject({ sentence: `Every file of new is ${committed}`, tone: 'good' });
    expect(found['left']).toBeUndefined();
  });

  it('knowledge at risk: of a clone that fell behind the others it is said that it may be that alone', async () => {
    const found = await saysOf(open, knowledgeAtRisk, [
      named('behind', [creates('zoe', 'src', { files: 25, ago: 120 })]),
      named('fresh', [creates('ana', 'src', { files: 20, ago: 5 }), creates('zoe', 'lib', { files: 20, ago: 120 })]),
    ]);
    expect(found['behind']?.detail).toMatch(
      /^The newest commit of behind is more than 90 days older than the newest of all repositories here: .* fetch it first\./,
    );
    expect(found['fresh']?.detail).not.toContain('fetch it first');
  });

  it('known code, and knowledge at risk: once all have fallen silent, of which days they speak', async () => {
    const before = 'in the 90 days to 27 May 2025';
    const known = await saysOf(open, knownCode, [named('old', [creates('ana', 'lib', { files: 25, ago: 309 })])]);
    expect(known['old']).toMatchObject({
      sentence: `Every file of old is known well by somebody who committed ${before}.`,
      tone: 'neutral',
    });
    const left = named('old', [
      creates('zoe', 'src', { files: 10, ago: 500 }),
      creates('ana', 'lib', { files: 15, ago: 309 }),
    ]);
    expect((await saysOf(open, knowledgeAtRisk, [left]))['old']?.detail).toContain(
      `Of 25 files, 10 files have no expert (degree of expertise, Cury et al. 2024) who committed to any repository here ${before}.`,
    );
  });

  it('onboarding: from three newcomers on', async () => {
    const ten = (by: string, every: number) =>
      Array.from({ length: 10 }, (_, at) => ({
        id: `${by}${at}`,
        by,
        at: daysAgo(30 - at * every),
        files: { [`${by}.ts`]: 1 },
      }));
    const found = await saysOf(open, onboarding, [
      named('loud', [...ten('ana', 1), ...ten('ben', 2), ...ten('cem', 3)]),
      named('two', [...ten('dee', 1), ...ten('eva', 2)]),
    ]);
    expect(found['loud']?.sentence).toBe(
      'Of the newcomers to loud who reached their tenth change in the last 90 days, half took 18 days or more to get there.',
    );
    expect(found['two']).toBeUndefined();
  });

  it('after-hours: a team above its own usual share for two weeks', async () => {
    const team = ['ana', 'ben', 'cem', 'dee', 'eva', 'fay'];
    const hours = (late: (ago: number) => boolean) =>
      Array.from({ length: 440 }, (_, at) => 440 - at).flatMap((ago) => {
        const day = new Date(daysAgo(ago));
        if (day.getUTCDay() % 6 === 0 || ago % 2 !== 0) return [];
        return team.map((by, at) => ({
          id: `${by}${ago}`,
          by,
          at: `${day.toISOString().slice(0, 10)}T${late(ago) ? 23 : String(9 + ((at + ago) % 8)).padStart(2, '0')}:00:00Z`,
          files: { [`${by}.ts`]: 1 },
        }));
      });
    const found = await saysOf(open, afterHours, [
      named(
        'loud',
        hours((ago) => ago <= 20),
      ),
      named(
        'even',
        hours(() => false),
      ),
    ]);
    expect(found['loud']?.sentence).toMatch(
      /^For two weeks, 100% of the commits in loud fell outside their authors' own usual hours; \d+% is usual\.$/,
    );
    expect(found['even']).toBeUndefined();
  });

  it('says nothing of knowledge in a world of one file', async () => {
    for (const insight of [keyPersonDirectory, knowledgeAtRisk, afterHours]) {
      expect(await saysOf(open, insight, [calm(), loud([creates('ana', 'src', { files: 2, ago: 3 })])])).toEqual({});
    }
  });
});
