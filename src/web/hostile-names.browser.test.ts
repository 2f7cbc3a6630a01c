import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type World } from '../testing/open-world.ts';
import { busyHistory, type SmallCommit } from '../testing/small-repository.ts';
import { wordsOfObjects } from '../testing/words-of-objects.ts';
import { metricIds } from './metric-ids.ts';
import { desktop, openApp, phone } from './testing/open.ts';

/** Turns the direction of what follows, as in "file gpj.exe" that is shown as "file exe.jpg". */
const TURN = '\u202e';
const long = `${'very-long-directory-name-'.repeat(8)}/${'WithoutAnyPlaceToBreakALine'.repeat(8)}`;

/** Files that are hot, coupled and long, in a directory whose name turns the text. */
const hostile = Array.from({ length: 24 }, (_, at): SmallCommit => {
  const by = `Mal${TURN}lory <mal${TURN}lory@${at % 2 ? 'home' : 'work'}.test>`;
  return {
    by,
    at: 1_705_500_000 + at * 86_400,
    subject: `Fix ${TURN}this`,
    body: `And ${TURN}that.`,
    files: Object.fromEntries(
      ['one', 'two'].map((name) => [`sr${TURN}c/${name}/${long}.ts`, `${at}\n`.repeat(400 + at)]),
    ),
    ...(at % 8 === 7 ? { tag: `pk${TURN}g@1.${at}.0` } : {}),
  };
});

/** Files and folders that are named by words of every object. */
const wordy = Array.from({ length: 16 }, (_, at): SmallCommit => ({
  at: 1_705_600_000 + at * 86_400,
  files: Object.fromEntries(wordsOfObjects.map((name) => [`${name}/${name}`, `${at}\n`.repeat(60 + at)])),
}));

const pages = [
  '/',
  '/delivery',
  '/code',
  `/code?evidence=${metricIds.workTypes}`,
  '/survival?by=directory',
  '/survival?by=repository',
  '/knowledge',
  `/knowledge?path=sr${TURN}c&repo=1`,
  '/hotspots',
  '/hotspots?repo=1',
  '/hotspots?repo=2',
  '/knowledge?path=__proto__&repo=2',
  `/knowledge?evidence=${metricIds.nobodyActive}`,
  '/repositories',
  '/identities',
  '/identities?tab=people',
  '/identities?tab=decisions',
  `/repositories/1/file?file=sr${TURN}c/one/${long}.ts`,
];

let world: World;
beforeAll(async () => {
  world = await openWorld({
    [`ap${TURN}i`]: [...busyHistory(40), ...hostile],
    [`we${TURN}b`]: [...busyHistory(30, 7), ...wordy],
  });
});
afterAll(() => world[Symbol.asyncDispose]());

/** What of a page a reader sees or hears that has marks of direction in it. */
function turned(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const marks = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
    const found: string[] = [];
    const texts = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const element = texts.currentNode.parentElement;
      if (marks.test(texts.currentNode.nodeValue ?? '') && !element?.closest('script'))
        found.push(`<${element?.tagName}> ${texts.currentNode.nodeValue}`);
    }
    for (const element of document.querySelectorAll('[aria-label], [title], [alt], [placeholder], input')) {
      const said = ['aria-label', 'title', 'alt', 'placeholder'].map((name) => element.getAttribute(name) ?? '');
      if (marks.test(said.join(' '))) found.push(`<${element.tagName} …> ${said.join(' ')}`);
    }
    return found;
  });
}

it('what is hidden in a name is shown as an escape', async () => {
  await using app = await openApp(world.browser, world.url);
  for (const [path, said] of [
    ['/repositories', String.raw`ap\u202ei`],
    ['/identities', String.raw`Mal\u202elory`],
    ['/delivery', String.raw`pk\u202eg@1.15.0`],
    ['/hotspots', String.raw`sr\u202ec/one`],
  ] as const) {
    await app.visit(path);
    expect(await app.page.getByRole('main').textContent(), path).toContain(said);
  }
});

it('the table of coupled files fits a phone, however long their paths are', async () => {
  await using app = await openApp(world.browser, world.url, phone);
  await app.visit('/hotspots?repo=1');
  await app.page.getByRole('button', { name: 'Show as table' }).click();
  const table = app.page.getByRole('region', { name: 'Files that change together' });
  await table.getByRole('link', { name: String.raw`sr\u202ec/two/very-long` }).waitFor();
  expect(await turned(app.page)).toEqual([]);
  expect(await app.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(phone.viewport.width);
  expect(await table.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
});

it('long and turning names fit the list of the jump', async () => {
  await using app = await openApp(world.browser, world.url, phone);
  await app.visit('/');
  await app.page.keyboard.press('/');
  await app.page.getByRole('combobox', { name: 'Jump to' }).fill('WithoutAnyPlace');
  const list = app.page.getByRole('listbox');
  await list.getByRole('option', { name: String.raw`sr\u202ec/one/very-long` }).waitFor();
  expect(await turned(app.page)).toEqual([]);
  expect(await list.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
});

describe.each([
  ['on a desktop', desktop],
  ['on a phone', phone],
])('%s', (_, options) => {
  it.each(pages)('no name turns the text of %s, and none makes it scroll sideways', async (path) => {
    await using app = await openApp(world.browser, world.url, options);
    await app.visit(path);
    expect(await turned(app.page)).toEqual([]);
    const width = await app.page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(options.viewport.width);
    expect(app.faults).toEqual([]);
  });
});
