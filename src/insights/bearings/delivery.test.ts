import { expect, it } from 'vitest';
import type { World, WorldCommit } from '../../core/index.ts';
import { loadWorld } from '../../testing/load-world.ts';
import { forEachStore } from '../../testing/stores.ts';
import { everyFinding } from './findings.ts';
import { halfLife } from './kinds/half-life.ts';
import { lastRelease } from './kinds/last-release.ts';
import { leadTimeMoved } from './kinds/lead-time-moved.ts';
import { oldCode } from './kinds/old-code.ts';
import { releaseDrought } from './kinds/release-drought.ts';
import { releaseFailures } from './kinds/release-failures.ts';
import { daysAgo, loud, rhythm } from '../../testing/rhythm.ts';
import { saysOf, sourcesOf } from '../../testing/says.ts';

const commits = rhythm({ weeks: 130, perWeek: 4 });

/** A tag on every commit of these positions: v1.0.0, v1.1.0 … */
const tagged = (positions: number[]): World['tags'] =>
  Object.fromEntries(positions.map((position, at) => [`v1.${at}.0`, commits[position]!.id]));
const every = (step: number, from: number, until: number) =>
  Array.from({ length: Math.ceil((until - from) / step) }, (_, at) => from + at * step);

forEachStore((_name, open) => {
  it('lead time: longer than it used to be', async () => {
    const calm = { repository: 'calm', commits, tags: tagged(every(8, 7, 520)) };
    const slow = loud(commits, { tags: tagged([...every(8, 7, 468), ...every(24, 471, 520), 519]) });
    const found = await saysOf(open, leadTimeMoved, [slow, calm]);
    expect(found['loud']?.sentence).toMatch(
      /^In loud, half of the changes released in the last 90 days took more than (2\d days|3\.\d weeks|\d\d days) from commit to release; (5|6|7)(\.\d)? days is usual for a quarter\.$/,
    );
    expect(found['loud']?.tone).toBe('watch');
    expect(found['calm']).toBeUndefined();
  });

  it('release drought: twice the usual gap, while work goes on', async () => {
    const found = await saysOf(open, releaseDrought, [
      loud(commits, { tags: tagged(every(16, 3, 460)) }),
      { repository: 'calm', commits, tags: tagged(every(16, 3, 520)) },
    ]);
    expect(found['loud']?.sentence).toMatch(
      /^loud has had no release for (\d\d weeks|3\.\d months); the longest of its last \d+ gaps was 4 weeks\.$/,
    );
    expect(found['calm']).toBeUndefined();
  });

  it('release drought: several releases within days of each other, months apart, make no rhythm of days', async () => {
    const bundles = [60, 180, 300, 420].flatMap((at) => every(1, at, at + 9));
    const found = await saysOf(open, releaseDrought, [loud(commits, { tags: tagged(bundles) })]);
    expect(found['loud']).toBeUndefined();
  });

  it('release drought: none while another package is released, or where tags have another name now', async () => {
    const tagsTo = (last: number) =>
      Object.fromEntries([
        ...every(16, 3, 300).map((position, at) => [`v1.${at}.0`, commits[position]!.id]),
        ...every(16, 303, last).map((position, at) => [`loud@2.${at}.0`, commits[position]!.id]),
      ]);
    expect(await saysOf(open, releaseDrought, [loud(commits, { tags: tagsTo(520) })])).toEqual({});
    const found = await saysOf(open, releaseDrought, [loud(commits, { tags: tagsTo(440) })]);
    expect(found['loud']?.detail).toMatch(/^The last one was loud@2\.\d\.0 on /);
  });

  it('release drought: tags of one commit are one release, and one that is tagged again is released again', async () => {
    const both = Object.fromEntries(
      every(16, 3, 440).flatMap((position, at) =>
        ['api', 'web'].map((name) => [`${name}@1.${at}.0`, commits[position]!.id]),
      ),
    );
    const once = Object.fromEntries(Object.entries(both).filter(([tag]) => tag.startsWith('api')));
    const gapsOf = async (tags: typeof both) =>
      (await saysOf(open, releaseDrought, [loud(commits, { tags })]))['loud']?.n;
    expect(await gapsOf(both)).toBeGreaterThan(10);
    expect(await gapsOf(both)).toBe(await gapsOf(once));
    const again = { ...both, 'api@2.0.0': { commit: commits[every(16, 3, 440).at(-1)!]!.id, at: daysAgo(3) } };
    expect(await saysOf(open, releaseDrought, [loud(commits, { tags: again })])).toEqual({});
  });

  it('last release: when it was, and how many there were', async () => {
    const worlds = [loud(commits, { tags: tagged([3, 300, 400, 460]) }), { repository: 'calm', commits }];
    const found = await saysOf(open, lastRelease, worlds);
    expect(found['loud']?.sentence).toMatch(
      /^The last release of loud is v1\.3\.0 of \d+ December 2025, one of 3 releases in the year up to it\.$/,
    );
    expect(found['calm']).toBeUndefined();
  });

  it('a release tagged after the newest commit counts', async () => {
    const [latest] = commits.slice(-1);
    const tags = { ...tagged(every(16, 3, 460)), 'v2.0.0': { commit: latest!.id, at: daysAgo(0.1) } };
    const late = loud(commits, { tags });
    expect(await saysOf(open, releaseDrought, [late])).toEqual({});
    expect((await saysOf(open, lastRelease, [late]))['loud']?.sentence).toContain('is v2.0.0 of 1 April 2026');
  });

  it('last release: of all packages, those of one commit as one', async () => {
    const tags = Object.fromEntries([
      ...every(8, 300, 400).map((position, at) => [`api@1.${at}.0`, commits[position]!.id]),
      ['web@1.0.0', commits[480]!.id],
      ['web@1.1.0', commits[500]!.id],
      ['docs@1.1.0', commits[500]!.id],
    ]);
    const found = await saysOf(open, lastRelease, [loud(commits, { tags })]);
    expect(found['loud']?.sentence).toMatch(
      / is (web|docs)@1\.1\.0 of .* 2026, one of 15 releases in the year up to it\.$/,
    );
  });

  it('last release: of a period that is over it is that of then', async () => {
    await using store = await open();
    await loadWorld(store, loud(commits, { tags: tagged([3, 300, 400, 460]) }));
    const [then] = (await everyFinding(sourcesOf(store), { to: '2024-06-30' }, [lastRelease])).items;
    expect(then?.sentence).toMatch(
      /^On 30 June 2024, the last release of loud was v1\.0\.0 of \d+ October 2023, the only one in the year up to it\.$/,
    );
  });

  it('release failures: none is seen where every release is a patch', async () => {
    const young = rhythm({ weeks: 26, perWeek: 4 });
    const tags = (version: (at: number) => string) =>
      Object.fromEntries(every(2, 1, 104).map((position, at) => [version(at), young[position]!.id]));
    const found = await saysOf(open, releaseFailures, [
      loud(young, { tags: tags((at) => `v1.${at >> 1}.${at & 1}`) }),
      { repository: 'calm', commits: young, tags: tags((at) => `v1.0.${at + 1}`) },
    ]);
    expect(found['loud']?.sentence).toContain('were followed by a fix within a week');
    expect(found['calm']).toBeUndefined();
  });

  it('release failures: patches that followed within a week', async () => {
    const plain = every(8, 7, 520);
    const patched = Object.fromEntries(every(8, 471, 520).map((position, at) => [`v2.${at}.0`, commits[position]!.id]));
    const patches = Object.fromEntries(every(8, 473, 500).map((position, at) => [`v2.${at}.1`, commits[position]!.id]));
    const found = await saysOf(open, releaseFailures, [
      loud(commits, { tags: { ...tagged(every(8, 7, 468)), ...patched, ...patches } }),
      { repository: 'calm', commits, tags: tagged(plain) },
    ]);
    expect(found['loud']?.sentence).toMatch(
      /^\d of \d+ releases of loud in the last 90 days \(\d\d%\) were followed by a fix within a week; 0% is usual\.$/,
    );
    expect(found['calm']).toBeUndefined();
  });

  it('survival: how long code lasts, and what is left of the oldest', async () => {
    const replaced: WorldCommit[] = [
      { id: 'a', by: 'ana', at: '2022-03-01', files: { 'src/a.ts': 800 } },
      { id: 'b', by: 'ben', at: '2023-06-01', files: { 'src/a.ts': { removes: { a: 600 } } } },
      { id: 'c', by: 'ben', at: '2026-03-01', files: { 'src/b.ts': 10 } },
    ];
    const young = { repository: 'young', commits: [{ id: 'a', by: 'ana', at: daysAgo(30), files: { 'a.ts': 900 } }] };
    const half = await saysOf(open, halfLife, [loud(replaced), young]);
    expect(half['loud']?.sentence).toBe('Half of the lines written in loud are gone after 15 months.');
    expect(half['young']).toBeUndefined();
    const old = await saysOf(open, oldCode, [loud(replaced), young]);
    expect(old['loud']?.sentence).toMatch(
      /^25% of the lines that came into loud in (2022|Q1 2022) were still alive [34] years later\.$/,
    );
    expect(old['young']).toBeUndefined();
  });
});
