import { afterAll, beforeAll, expect, it } from 'vitest';
import { openWorld, type World } from '../testing/open-world.ts';
import { openApp } from './testing/open.ts';

const WEEK = 7 * 86_400;
/** 1 January 2010 and 2 January 2024, at noon. */
const [LONG_AGO, LATELY] = [1_262_347_200, 1_704_196_800];
const linesOf = (name: string) =>
  Object.fromEntries(['a', 'b', 'c'].map((file) => [`${name}/${file}.ts`, 'x\n'.repeat(9)]));

let world: World;
beforeAll(async () => {
  world = await openWorld({
    old: [
      { by: 'Ana <ana@example.test>', at: LONG_AGO, files: linesOf('old') },
      { by: 'Ana <ana@example.test>', at: LATELY - 52 * WEEK, files: { 'old/a.ts': 'y\n' } },
    ],
    slow: Array.from({ length: 6 }, (_, at) => ({
      by: 'Ben <ben@example.test>',
      at: LATELY + 2 * at * WEEK,
      files: { 'slow.ts': `${at}\n` },
    })),
  });
});
afterAll(() => world[Symbol.asyncDispose]());

it('a picture whose numbers are held back says that there are too few in each bucket', async () => {
  await using app = await openApp(world.browser, world.url);
  const { page } = app;
  await app.visit('/code?repo=2');
  const card = page.locator('figure').filter({ hasText: 'Commit size over time' });
  await card.getByText('Too few in a month to say (n = 6 in all). A longer range of time may show more.').waitFor();
  await app.visit('/code?repo=1&from=2022-01-01');
  await page.getByText('Commits of this period: too few to say (n = 1)').waitFor();
  await card.getByText('Too few to say (n = 1).').waitFor();
  expect(app.faults).toEqual([]);
});

it('a long period has the same length in words on every page', async () => {
  await using app = await openApp(world.browser, world.url);
  const { page } = app;
  const search = '?from=2010-01-02&to=2024-03-12';
  await app.visit(`/delivery${search}`);
  await page.getByText('No release in these 14 years.').waitFor();
  await app.visit(`/${search}`);
  await page.getByText(/, compared with the 14 years before$/).waitFor();
  expect(app.faults).toEqual([]);
});

it('what the Overview is read from are the chosen repositories', async () => {
  await using app = await openApp(world.browser, world.url);
  const { page } = app;
  const names = () => page.getByRole('table', { name: 'Repositories' }).getByRole('rowheader').allInnerTexts();
  await app.visit('/');
  expect(await names()).toEqual(['old', 'slow']);
  await page.getByRole('table', { name: 'Repositories' }).getByRole('link', { name: 'slow' }).click();
  await page.waitForURL(/repo=2/);
  expect(await names()).toEqual(['slow']);
  expect(app.faults).toEqual([]);
});

it('a clone that was not fetched beside a fresh one is said where it is said who is silent', async () => {
  await using app = await openApp(world.browser, world.url);
  const said = app.page.getByText('Nothing has been committed to old since 3 Jan 2023: who works only there counts as');
  for (const place of ['/knowledge', '/knowledge?repo=1', '/repositories/1/file?file=old/a.ts']) {
    await app.visit(place);
    await said.waitFor();
  }
  for (const place of ['/knowledge?repo=2', '/repositories/2/file?file=slow.ts']) {
    await app.visit(place);
    expect(await said.count()).toBe(0);
  }
  expect(app.faults).toEqual([]);
});
