import { afterAll, beforeAll, expect, it } from 'vitest';
import { openWorld, type World } from '../testing/open-world.ts';
import { openApp } from './testing/open.ts';

const DAY = 86_400;
/** A release a day, all of them patches, or the first of each two a minor version. */
const released = (tag: (at: number) => string) =>
  Array.from({ length: 20 }, (_, at) => ({
    at: 1_735_718_400 + at * DAY,
    files: { 'a.ts': `${at}\n` },
    tag: tag(at),
  }));

let world: World;
beforeAll(async () => {
  world = await openWorld({
    patches: released((at) => `v1.0.${at + 1}`),
    both: released((at) => `v1.${at >> 1}.${at & 1}`),
  });
});
afterAll(() => world[Symbol.asyncDispose]());

it('says where the share of failed releases means little, since nearly all releases are patches', async () => {
  await using app = await openApp(world.browser, world.url);
  for (const repository of (await app.page.request.get(`${world.url}/api/v1/repositories`).then((r) => r.json()))
    .items) {
    await app.visit(`/delivery?repo=${repository.id}`);
    const card = app.page.locator('section').filter({ hasText: 'Release failure share' }).last();
    await card.getByText('A release counts as failed when').waitFor({ state: 'attached' });
    const note = card.getByText('20 of 20 releases are patches: that is how work is released');
    // what the note is made from may arrive after the numbers
    if (repository.name === 'patches') await note.waitFor({ state: 'attached' });
    else {
      await app.page.waitForLoadState('networkidle');
      expect(await note.count(), repository.name).toBe(0);
    }
  }
  expect(app.faults).toEqual([]);
});
