import { expect, it } from 'vitest';
import type { ScopeQuery } from '../../contract/index.ts';
import type { WorldCommit } from '../../core/index.ts';
import { loadWorld } from '../../testing/load-world.ts';
import { daysAgo } from '../../testing/rhythm.ts';
import { sourcesOf } from '../../testing/says.ts';
import { forEachStore } from '../../testing/stores.ts';
import { everyFinding } from './findings.ts';
import { halfLife } from './kinds/half-life.ts';
import { oldCode } from './kinds/old-code.ts';

const commits: WorldCommit[] = [
  { id: 'a', by: 'ana', at: '2020-02-01', files: { 'src/a.ts': 800 } },
  { id: 'b', by: 'ana', at: '2022-03-01', files: { 'src/b.ts': 800 } },
  { id: 'c', by: 'ben', at: '2023-03-01', files: { 'src/b.ts': { removes: { b: 600 } } } },
  { id: 'd', by: 'ben', at: '2026-03-01', files: { 'src/c.ts': 10 } },
];

forEachStore((_name, open) => {
  it('what curves say of a period is said of the lines of that period, and how far they are followed', async () => {
    await using store = await open();
    await loadWorld(store, { repository: 'app', commits });
    await loadWorld(store, {
      repository: 'asleep',
      commits: commits.slice(0, 3).map((commit) => ({ ...commit, at: `${commit.at}T01:00Z` })),
    });
    const sources = sourcesOf(store);
    const ask = async (scope: ScopeQuery, repository = 1) => {
      const { items } = await everyFinding(sources, scope, [halfLife, oldCode]);
      const of = (kind: string) => items.find((item) => item.kind === kind && item.repository === repository);
      return { half: of('survival'), old: of('age') };
    };

    const all = await ask({});
    expect(all.half?.sentence).toMatch(/^Code in app lasts: 63% of its lines are still alive after/);
    expect(all.half?.detail).not.toContain('followed to now');

    const year = await ask({ from: '2022-01-01', to: '2022-12-31' });
    expect(year.half?.sentence).toBe(
      'Half of the lines written in app in the 12 months to 31 December 2022 are gone after 12 months.',
    );
    expect(year.half?.detail).toMatch(/^Those lines are followed to now, past the period to 31 December 2022\. /);
    expect(year.half?.link).toBe('/survival?repo=1&from=2022-01-01&to=2022-12-31');

    const until = await ask({ to: '2021-12-31' });
    expect(until.half?.sentence).toMatch(
      /^Code in app lasts: 100% of the lines written up to 31 December 2021 are still/,
    );
    expect(until.half?.link).toBe('/survival?repo=1&to=2021-12-31');
    expect(until.half?.period).toEqual({ to: '2021-12-31' });

    // Its page would show the 90 days before its end, were the period written down.
    expect((await ask({}, 2)).half?.link).toBe('/survival?repo=2');
  });

  it('the oldest code is none of a year that the period cuts, and opens its own rows', async () => {
    await using store = await open();
    await loadWorld(store, { repository: 'app', commits });
    const sources = sourcesOf(store);
    const ask = async (scope: ScopeQuery) => (await everyFinding(sources, scope, [oldCode])).items[0];
    const whole = await ask({});
    expect(whole?.sentence).toContain('of the lines that came into app in 2020');
    expect(whole?.of).toEqual({ by: 'cohort', key: '2020' });
    const rows = await sources.measures.evidence('code.survival', { repo: '1', ...whole?.of });
    // Its lines ended at some ages and outlive others, a row each; all are of the one commit of that year.
    const opened = new Set(rows.rows.map(({ opens }) => JSON.stringify(opens['commit'])));
    expect([...opened].map((address) => JSON.parse(address) as unknown)).toEqual([
      expect.objectContaining({ kind: 'commit' }),
    ]);
    const cut = await ask({ from: '2020-01-15', to: '2026-03-01' });
    expect(cut?.sentence).toContain('in 2020');
    expect((await ask({ from: '2020-02-02', to: '2026-03-01' }))?.sentence).toContain('in 2022');
    expect((await ask({ from: '2022-02-01', to: daysAgo(31).slice(0, 10) }))?.sentence).toBeUndefined();
  });
});
