import { expect, it } from 'vitest';
import type { World } from '../../core/index.ts';
import { forEachStore } from '../../testing/stores.ts';
import type { AnyInsight } from './insight.ts';
import { assisted } from './kinds/assisted.ts';
import { commitSizeMoved } from './kinds/commit-size-moved.ts';
import { coupling } from './kinds/coupling.ts';
import { hotspot } from './kinds/hotspot.ts';
import { outliers } from './kinds/outliers.ts';
import { reworkMoved } from './kinds/rework-moved.ts';
import { silence } from './kinds/silence.ts';
import { steady } from './kinds/steady.ts';
import { throughputMoved } from './kinds/throughput-moved.ts';
import { calm, daysAgo, loud, rhythm, varying } from '../../testing/rhythm.ts';
import { saysOf } from '../../testing/says.ts';

/** Changed for the last 90 days. */
const lately = (recent: number, before: (daysAgo: number) => number) => (ago: number) =>
  ago <= 90 ? recent : before(ago);

forEachStore((_name, open) => {
  const says = (insight: AnyInsight, ...worlds: World[]) => saysOf(open, insight, worlds);

  it('rework: beyond what it usually is, and not for the usual ups and downs', async () => {
    const found = await says(reworkMoved, loud(rhythm({ weeks: 130, rework: lately(5, varying(1, 2)) })), calm());
    expect(found['loud']).toMatchObject({ tone: 'watch', unit: 'ratio', n: 26 });
    expect(found['loud']?.sentence).toMatch(
      /^In loud, (4[89]|50)% of the changed lines in the last 90 days rewrote the author's own fresh code; 1\d–1\d% is usual for a quarter\.$/,
    );
    expect(found['calm']).toBeUndefined();
  });

  it('rework: says nothing with too little history to know what is usual', async () => {
    const found = await says(reworkMoved, loud(rhythm({ weeks: 40, rework: lately(5, varying(1, 2)) })));
    expect(found).toEqual({});
  });

  it('steady: says so where rework stays in its range', async () => {
    const found = await says(steady, calm(), loud(rhythm({ weeks: 130, rework: lately(5, varying(1, 2)) })));
    expect(found['calm']?.sentence).toMatch(
      /^Rework in calm is steady: 1\d% of the changed lines in the last 90 days, where 1\d–1\d% is usual for a quarter\.$/,
    );
    expect(found['loud']).toBeUndefined();
  });

  it('throughput: both ways', async () => {
    const more = { ...loud(rhythm({ weeks: 130, lines: lately(30, varying(9, 11)) })), repository: 'more' };
    const less = { ...loud(rhythm({ weeks: 130, perWeek: 4, lines: lately(3, varying(9, 11)) })), repository: 'less' };
    const found = await says(throughputMoved, more, less, calm());
    expect(found['more']?.sentence).toMatch(
      /^In more, 7\d\d lines changed in the last 90 days, 2\.9 times its usual quarter of 2\d\d\.$/,
    );
    expect(found['less']?.sentence).toMatch(
      /^In less, 1\d\d lines changed in the last 90 days; its usual quarter is 5\d\d\.$/,
    );
    expect(found['calm']).toBeUndefined();
  });

  it('throughput: a repository has no usual of the years before it, whatever else is loaded', async () => {
    const lines = lately(30, varying(9, 11));
    const old = { repository: 'old', commits: rhythm({ weeks: 200, lines: varying(9, 11) }) };
    const grown = { repository: 'grown', commits: rhythm({ weeks: 125, lines }) };
    const young = { repository: 'young', commits: rhythm({ weeks: 40, lines }) };
    const alone = await says(throughputMoved, grown);
    const together = await says(throughputMoved, old, grown, young);
    expect(alone['grown']?.sentence).toContain('its usual quarter of 2');
    expect({ ...together['grown'], id: '', repository: 0, link: '' }).toEqual({
      ...alone['grown'],
      id: '',
      repository: 0,
      link: '',
    });
    expect(Object.keys(together)).toEqual(['grown']);
  });

  it('commit size: growing', async () => {
    const found = await says(commitSizeMoved, loud(rhythm({ weeks: 130, lines: lately(40, varying(9, 11)) })), calm());
    expect(found['loud']?.sentence).toMatch(
      /^Commits in loud were larger than usual in the last 90 days: half of them changed more than 40 lines, where \d+ is usual for a quarter\.$/,
    );
    expect(found['calm']).toBeUndefined();
  });

  it('outliers: named where numbers leave some out', async () => {
    const big = rhythm({ weeks: 20, lines: (ago) => (ago === 7 ? 1500 : 10) });
    const found = await says(outliers, loud(big), calm());
    expect(found['loud']?.sentence).toBe('1 very large commit of loud in the last 90 days is left out of its numbers.');
    expect(found['calm']).toBeUndefined();
  });

  it('AI-assisted work, with how it compares', async () => {
    const commits = rhythm({
      weeks: 40,
      perWeek: 8,
      rework: (ago) => (Math.round(ago * 8) % 2 ? 4 : 1),
      agent: (ago) => (Math.round(ago * 8) % 2 ? 'claude' : undefined),
    });
    const found = await says(assisted, loud(commits), calm());
    expect(found['loud']?.sentence).toMatch(
      /^In loud, 5\d% of the lines changed in the last 90 days came with commits that name an AI agent; 40% of these were rework, against 10% of the others\.$/,
    );
    expect(found['calm']).toBeUndefined();
  });

  it('a hotspot: large and often changed', async () => {
    const hot = rhythm({ weeks: 60, lines: () => 20 });
    const as = (path: string) => hot.map((commit) => ({ ...commit, files: { [path]: commit.files!['src/main.ts']! } }));
    const found = await says(
      hotspot,
      loud(hot),
      { repository: 'calm', commits: rhythm({ weeks: 60, perWeek: 1, lines: () => 1, rework: () => 1 }) },
      { repository: 'tested', commits: as('src/main.test.ts') },
      { repository: 'noted', commits: as('History.md') },
      { repository: 'explained', commits: as('doc/main.ts'), files: { 'doc/main.ts': { documentation: true } } },
    );
    expect(found['loud']?.sentence).toMatch(
      /^src\/main\.ts in loud was changed 5\d times in the last 180 days and has 2,\d\d\d lines; 5% of the lines changed there rewrote their author's own fresh code\.$/,
    );
    expect(found['loud']?.link).toContain('/file?');
    expect(Object.keys(found)).toEqual(['loud']);
  });

  it('a hotspot: of the days that its changes are counted in, which end with the newest fact of all repositories', async () => {
    const resting = rhythm({ weeks: 60, silent: 10, lines: () => 20 });
    const found = await says(hotspot, loud(resting), { repository: 'fresh', commits: rhythm({ weeks: 2 }) });
    expect(found['loud']?.sentence).toMatch(/^src\/main\.ts in loud was changed 3\d times in the last 180 days /);
  });

  it('coupling: only across directories, and not of a test with what it tests', async () => {
    const together = (paths: string[]) =>
      Array.from({ length: 12 }, (_, at) => ({
        id: `c${at}`,
        by: 'ana',
        at: daysAgo(60 - at),
        files: Object.fromEntries(paths.map((path) => [path, 3])),
      }));
    const found = await says(
      coupling,
      loud(together(['api/orders.ts', 'web/basket.ts'])),
      { repository: 'near', commits: together(['api/orders.ts', 'api/basket.ts']) },
      { repository: 'tested', commits: together(['src/orders.ts', 'test/orders.test.ts']) },
    );
    expect(found['loud']?.sentence).toBe(
      'In loud, api/orders.ts and web/basket.ts lie in different directories but 100% of their changes come together (12 commits).',
    );
    expect(found['loud']).toMatchObject({ value: 1, unit: 'ratio', n: 12 });
    expect(Object.keys(found)).toEqual(['loud']);
  });

  it('silence: of a repository the others have left behind', async () => {
    const found = await says(silence, { repository: 'old', commits: rhythm({ weeks: 80, silent: 30 }) }, calm());
    expect(found['old']?.sentence).toMatch(
      /^Nothing has landed in old for 7 months; the last commit is of \d+ August 2025\.$/,
    );
    expect(found['calm']).toBeUndefined();
  });
});
