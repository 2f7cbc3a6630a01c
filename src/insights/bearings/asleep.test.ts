import { expect, it } from 'vitest';
import type { ScopeQuery } from '../../contract/index.ts';
import type { World, WorldCommit } from '../../core/index.ts';
import { loadWorld } from '../../testing/load-world.ts';
import { daysAgo, rhythm } from '../../testing/rhythm.ts';
import { sourcesOf } from '../../testing/says.ts';
import { forEachStore, type OpenTestStore } from '../../testing/stores.ts';
import { everyFinding } from './findings.ts';
import { afterHours } from './kinds/after-hours.ts';
import { releaseDrought } from './kinds/release-drought.ts';
import { silence } from './kinds/silence.ts';
import { truckFactor } from './kinds/truck-factor.ts';

const files = Object.fromEntries(Array.from({ length: 25 }, (_, at) => [`src/${at}.ts`, 20]));
const first = (ago: number): WorldCommit => ({ id: 'first', by: 'ana', at: daysAgo(ago), files });

/** Both rest on one person; one of them has slept for 200 days. */
const worlds: World[] = [
  { repository: 'asleep', commits: [first(400), ...rhythm({ weeks: 50, silent: 29 })] },
  { repository: 'awake', commits: [first(400), ...rhythm({ weeks: 50 })] },
];

async function ask(
  open: OpenTestStore,
  which: readonly World[],
  { zone = 'UTC', ...scope }: ScopeQuery & { zone?: string } = {},
) {
  await using store = await open();
  const names = new Map<number | null, string>();
  for (const world of which) names.set((await loadWorld(store, world)).repoId, world.repository ?? '');
  const { items } = await everyFinding(sourcesOf(store, zone), scope, [
    truckFactor,
    silence,
    releaseDrought,
    afterHours,
  ]);
  return Object.fromEntries(items.map((item) => [`${names.get(item.repository)} ${item.kind}`, item]));
}

forEachStore((_name, open) => {
  it('what is found in a repository that slept weighs half beside one that lives, but not that it sleeps', async () => {
    const both = await ask(open, worlds);
    const alone = await ask(open, [worlds[0]!]);
    expect(both['awake key-people']?.weight).toBe(58);
    expect(both['asleep key-people']?.weight).toBe(29);
    expect(both['asleep silence']?.weight).toBe(alone['asleep silence']?.weight);
    expect(alone['asleep key-people']?.weight).toBe(58);
    const before = await ask(open, worlds, { from: daysAgo(300).slice(0, 10), to: daysAgo(210).slice(0, 10) });
    expect(before['asleep key-people']?.weight).toBe(58);
    const dated = /^Of the code as it is now, not of the period to 3 September 2025\. /;
    expect(before['asleep key-people']?.detail).toMatch(dated);
    expect(both['asleep key-people']?.detail).not.toMatch(dated);
  });

  it('what was so at the end of a period long past is not said in the present', async () => {
    const commits = rhythm({ weeks: 130, perWeek: 4 });
    const tags = Object.fromEntries(Array.from({ length: 8 }, (_, at) => [`v1.${at}.0`, commits[16 * (at + 1)]!.id]));
    const found = await ask(open, [{ repository: 'old', commits: commits.slice(0, 300), tags }], {
      from: '2025-01-01',
      to: '2026-01-31',
      zone: 'Asia/Tokyo',
    });
    expect(found['old silence']?.sentence).toMatch(
      /^On 31 January 2026, nothing had landed in old for \d+(\.\d)? (weeks|months); the last commit was of \d+ \w+ 2025\.$/,
    );
    const drought = await ask(open, [{ repository: 'old', commits, tags }], { from: '2025-01-01', to: '2025-06-30' });
    expect(drought['old release-rhythm']?.sentence).toMatch(
      /^On 30 June 2025, old had gone \d+(\.\d)? months without a release; the longest of its last \d+ gaps had been 4 weeks\.$/,
    );
  });

  it('names the last day of two weeks with more work after hours, where they are over, as a day of the zone', async () => {
    const team = ['ana', 'ben', 'cem', 'dee', 'eva', 'fay'];
    const day = (ago: number) => daysAgo(ago).slice(0, 10);
    const commits = Array.from({ length: 200 }, (_, at) => 600 - 2 * at).flatMap((ago) =>
      team.map((by, at): WorldCommit => {
        const hour = ago <= 240 ? 23 : 9 + ((at + ago / 2) % 8);
        return {
          id: `${by}${ago}`,
          by,
          at: `${day(ago)}T${String(hour).padStart(2, '0')}:00:00Z`,
          files: { [`${by}.ts`]: 1 },
        };
      }),
    );
    const said = async (to: string, zone: string) =>
      (await ask(open, [{ repository: 'late', commits }], { from: day(590), to, zone }))['late load']?.sentence;
    for (const zone of ['UTC', 'America/New_York'])
      expect(await said('2025-08-17', zone)).toMatch(
        /^In the two weeks to 17 August 2025, \d+% of the commits in late fell/,
      );
  });
});
