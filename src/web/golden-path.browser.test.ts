import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { busyHistory, type SmallCommit } from '../testing/small-repository.ts';
import { openApp, phone } from './testing/open.ts';
import { openWorld, type World } from './testing/world.ts';

/** Files that are changed together, within a directory and across two. */
const together = Array.from({ length: 40 }, (_, at): SmallCommit => {
  const pair = at % 5;
  return {
    by: at % 2 === 0 ? 'Dana Lee <dana@example.test>' : 'Dana Lee <dana@home.test>',
    subject: `Together ${at}`,
    files: { [`src/api/pair-${pair}.ts`]: `${at}\n`, [`src/${pair % 2 ? 'api' : 'web'}/other-${pair}.ts`]: `${at}\n` },
  };
});

let world: World;
beforeAll(async () => {
  world = await openWorld({ api: [...busyHistory(200), ...together], web: busyHistory(60, 7) });
});
afterAll(() => world[Symbol.asyncDispose]());

describe('on a phone', () => {
  it('lists begin short and show more when asked', async () => {
    await using app = await openApp(world.browser, world.url, phone);
    await app.visit('/hotspots');
    const rows = app.page.getByRole('region', { name: 'Hottest files' }).locator('tbody tr');
    expect(await rows.count()).toBe(6);
    expect(await app.page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThan(4_000);
    await app.page
      .getByText(/^6 of \d+ shown/)
      .getByRole('button', { name: 'Show more' })
      .first()
      .click();
    expect(await rows.count()).toBeGreaterThan(20);
  });
});
