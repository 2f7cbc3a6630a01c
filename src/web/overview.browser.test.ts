import { afterAll, beforeAll, expect, it } from 'vitest';
import { openWorld, type World } from '../testing/open-world.ts';
import type { SmallCommit } from '../testing/small-repository.ts';
import { formatPeriod } from '../words/index.ts';
import { openApp } from './testing/open.ts';

/** Files that one person made. */
const made = (by: string, directory: string, files: number): SmallCommit => ({
  by: `${by} <${by.toLowerCase()}@example.test>`,
  files: Object.fromEntries(
    Array.from({ length: files }, (_, at) => [`${directory}/${by}-${at}.ts`, `${by} ${at}\n`.repeat(20)]),
  ),
});
const four = ['Ana', 'Ben', 'Cem', 'Dee'];
/** Long after all of the others. */
const LATER = 1_735_718_400;

let world: World;
beforeAll(async () => {
  world = await openWorld({
    app: [made('Ana', 'api', 6), ...['web', 'lib'].flatMap((where) => four.map((by) => made(by, where, 3)))],
    late: [{ at: LATER, files: { 'late.ts': 'late\n' } }],
  });
});
afterAll(() => world[Symbol.asyncDispose]());

it('the number of a finding about a directory opens the files of that directory', async () => {
  await using app = await openApp(world.browser, world.url);
  const { page } = app;
  await app.visit('/');
  const finding = page.getByRole('listitem').filter({ hasText: 'rests on one person or none: api.' });
  await finding.getByRole('link', { name: '1 person, n = 6 in api: the rows behind it' }).click();
  const drawer = page.getByRole('dialog', { name: 'The rows behind this number' });
  await drawer.getByText(/^6 rows, .* only api\./).waitFor();
  const files = await drawer.getByRole('link', { name: /\.ts$/ }).allInnerTexts();
  expect(files).toHaveLength(6);
  expect(files.filter((path) => !path.startsWith('api/'))).toEqual([]);
  expect(app.faults).toEqual([]);
});

it('the share of lines that nobody active knows is that of the page Knowledge, to which it leads', async () => {
  await using app = await openApp(world.browser, world.url);
  const { page } = app;
  await app.visit('/?repo=1');
  const tile = page
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: 'Lines nobody active knows well' }) });
  const figure = tile.last().getByRole('link', { name: /%/ });
  const share = (await figure.innerText()).trim();
  const dayOf = (text: string) => /(?:as of|up to) (\d+ \w+ \d{4})/.exec(text)?.[1];
  const day = dayOf(await tile.last().innerText());
  expect(share).toBe('60%');
  await tile.last().getByRole('link', { name: 'See the page Knowledge' }).click();
  await page.getByText(`nobody who is active knows ${share} of the lines well`).waitFor();
  expect(dayOf(await page.getByText(/^Active is who committed/).innerText())).toBe(day);
  expect(day).toBeDefined();
  expect(app.faults).toEqual([]);
});

it('repositories that have nothing in the period are said', async () => {
  await using app = await openApp(world.browser, world.url);
  const { page } = app;
  await app.visit('/');
  await page.getByText('1 of 2 repositories has no commits in this period: app.').waitFor();
  await app.visit('/?repo=1');
  await page.getByRole('heading', { level: 2 }).first().waitFor();
  expect(await page.getByText(/repositories ha(s|ve) no commits/).count()).toBe(0);
});

it('of a young repository is compared with nothing, however old the others are', async () => {
  await using app = await openApp(world.browser, world.url);
  const note = app.page.getByText(/, compared with the 90 days before$/);
  await app.visit('/');
  await note.waitFor();
  await app.visit('/?repo=2');
  await app.page.getByText('4 Oct 2024 – 1 Jan 2025', { exact: true }).waitFor();
  expect(await note.count()).toBe(0);
});

it.each([
  ['/?repo=1', '4 Oct 2023 – 1 Jan 2024'],
  ['/delivery?repo=1', '4 Oct 2023 – 1 Jan 2024'],
  ['/code?repo=1', '4 Oct 2023 – 1 Jan 2024'],
  ['/catalogue/code.commits?repo=1', '4 Oct 2023 – 1 Jan 2024'],
  ['/code?repo=1&from=2024-03-02', '2 Mar – 2 Mar 2024'],
  ['/code?from=2025-03-02', '2 Mar – 2 Mar 2025'],
])('the paper and the dates of %s name the days that its numbers are of', async (address, days) => {
  await using app = await openApp(world.browser, world.url);
  const { page } = app;
  await app.visit(address);
  const chosen = address.includes('from=');
  await page.getByRole('button', { name: chosen ? days : 'Dates', exact: true }).click();
  const [first, last] = await Promise.all(['First day', 'Last day'].map((name) => page.getByLabel(name).inputValue()));
  expect(formatPeriod(first ?? '', last ?? '')).toBe(days);
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByText(/ · without bots/).innerText()).toContain(` · ${days} · `);
  expect(app.faults).toEqual([]);
});

it('the page of a metric that is of no period asks for none, and compares all of history with nothing', async () => {
  await using app = await openApp(world.browser, world.url);
  const { page } = app;
  await app.visit('/catalogue/knowledge.nobody-active?from=2024-01-01&to=2024-03-31');
  expect(await page.getByRole('button', { name: 'Dates' }).count()).toBe(0);
  await page.emulateMedia({ media: 'print' });
  await page.getByText(/ · as of 1 Jan 2025 · /).waitFor();
  await page.emulateMedia({ media: 'screen' });
  const before = page.getByText(/in the period before/);
  await app.visit('/catalogue/code.commits');
  await before.waitFor();
  await app.visit('/catalogue/code.commits?from=2000-01-01&to=2025-12-31');
  await page.getByText(/^Now /).waitFor();
  expect(await before.count()).toBe(0);
});

it('below a path, pages say what counts there', async () => {
  await using app = await openApp(world.browser, world.url);
  const { page } = app;
  await app.visit('/code?path=web');
  await page.getByText('what was done before a file was moved here is under its old path').waitFor();
  await app.visit('/survival?path=web');
  await page.getByText('that reached web, more than half are still there').waitFor();
  await page.getByText('What is moved to another place ends where it was').waitFor();
  expect(app.faults).toEqual([]);
});

it('lines of a period alone are said to be that, with the way back to all of history', async () => {
  await using app = await openApp(world.browser, world.url);
  const { page } = app;
  await app.visit('/survival?from=2000-01-01&to=2025-12-31');
  await page.getByText(/lines? that reached the default branch in .* – 31 Dec 2025/).waitFor();
  await page.getByRole('button', { name: /^Landed .* look at all of history$/ }).click();
  await page.waitForURL((url) => !url.search.includes('from'));
  await page.getByText(/that reached the default branch, /).waitFor();
  expect(await page.getByRole('button', { name: /^Landed/ }).count()).toBe(0);
  expect(app.faults).toEqual([]);
});
