import { afterAll, beforeAll, expect, it } from 'vitest';
import { openWorld, type World } from '../testing/open-world.ts';
import type { SmallCommit } from '../testing/small-repository.ts';
import { openApp } from './testing/open.ts';

const START = 1_704_096_000;
const day = 86_400;
const made = (by: string, path: string, at: number): SmallCommit => ({
  by: `${by} <${by.toLowerCase()}@example.test>`,
  at,
  files: { [path]: `${by}\n`.repeat(50) },
});

/** Ana wrote `old/` and went; Ben wrote the rest, lastly one line, on 3 August 2024. */
let world: World;
beforeAll(async () => {
  world = await openWorld({
    app: [
      made('Ana', 'old/a.ts', START),
      made('Ben', 'web/b.ts', START + day),
      made('Ben', 'lib/c.ts', START + 2 * day),
      { by: 'Ben <ben@example.test>', at: Date.parse('2024-08-03') / 1000, files: { 'lib/d.ts': 'one\n' } },
    ],
    young: [made('Ben', 'b.ts', START)],
    shared: [made('Cat', 'two.ts', START), made('Ben', 'two.ts', START + day), made('Ben', 'two.ts', START + 2 * day)],
  });
});
afterAll(() => world[Symbol.asyncDispose]());

it('the page of knowledge lists what nobody can be asked about, of the days that it is about', async () => {
  await using app = await openApp(world.browser, world.url);
  const { page } = app;
  await app.visit('/knowledge?repo=1');
  await page.getByText('nobody who was active in the 90 days to 3 Aug 2024 knows well').waitFor();
  const list = page.getByRole('region', { name: 'Where nobody can be asked' });
  expect(await list.getByRole('rowheader').allInnerTexts()).toEqual(['old']);
  await app.visit('/knowledge?repo=1&path=web');
  await list.getByText('everything is known well by somebody who is active').waitFor();
  expect(await list.getByRole('table').count()).toBe(0);
  expect(app.faults).toEqual([]);
});

it('what is said of a part of a picture stands in two columns, with room around it', async () => {
  await using app = await openApp(world.browser, world.url);
  const { page } = app;
  await app.visit('/knowledge?repo=1');
  const tile = await page.locator('[data-drawn] text').filter({ hasText: 'old/' }).boundingBox();
  await page.mouse.move(tile!.x + 5, tile!.y + 5);
  const said = page.locator('.wh-tip');
  await said.getByText('Nobody active knows well').waitFor();
  const [around, title, labels] = await Promise.all([
    said.boundingBox(),
    said.getByText('old/').boundingBox(),
    said.getByRole('rowheader').evaluateAll((cells) => cells.map((cell) => getComputedStyle(cell).textAlign)),
  ]);
  expect(title!.x - around!.x).toBeGreaterThan(8);
  expect(new Set(labels)).toEqual(new Set(['start']));
  expect(app.faults).toEqual([]);
});

it('of the people who know a file well it is said how many are still active', async () => {
  await using app = await openApp(world.browser, world.url);
  await app.visit('/repositories/3/file?file=two.ts');
  await app.page.getByText('2 people know it well, 1 of them still active.').waitFor();
  expect(app.faults).toEqual([]);
});

it('one line is one line', async () => {
  await using app = await openApp(world.browser, world.url);
  await app.visit('/code?repo=1');
  await app.page.getByText('Of 1 line written or changed, 100% was new.').waitFor();
});
