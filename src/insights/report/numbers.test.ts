import { expect, it } from 'vitest';
import { createMeasures } from '../../metrics/index.ts';
import { loadWorld } from '../../testing/load-world.ts';
import { forEachStore } from '../../testing/stores.ts';
import { numbersHtml, numbersOf } from './numbers.ts';

forEachStore((_name, open) => {
  it('a comparison of different repositories says so, and none is made where they share none', async () => {
    await using store = await open();
    const six = (id: string, from: string) =>
      Array.from({ length: 6 }, (_, i) => ({
        id: `${id}${i}`,
        by: 'ana',
        at: `${from}-1${i}`,
        files: { [`${id}.ts`]: 10 },
      }));
    await loadWorld(store, { repository: 'api', commits: [...six('a', '2026-01'), ...six('b', '2026-02')] });
    await loadWorld(store, { repository: 'old', commits: six('a', '2026-01') });
    await loadWorld(store, { repository: 'new', commits: six('b', '2026-02') });
    const measures = createMeasures(store, {}, () => new Date('2026-03-01'));
    const wordsOf = async (repo?: string) => {
      const rows = await numbersOf({ measures, scope: { from: '2026-02-01', to: '2026-02-28', repo } });
      return numbersHtml(
        rows.filter(({ metric }) => metric.id === 'code.commit-size'),
        { hasBefore: true },
      )?.text;
    };
    expect(await wordsOf()).toContain('about the same as in the 4 weeks before (now also of new; before also of old)');
    expect(await wordsOf('2,3')).toContain('not to be compared with the 4 weeks before, which had other repositories');
    expect(await wordsOf('1')).toContain('about the same as in the 4 weeks before<');
  });
});
