import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type World } from '../testing/open-world.ts';
import { busyHistory, type SmallCommit } from '../testing/small-repository.ts';
import { auditPage } from './testing/audit.ts';
import { openApp, phone, settled } from './testing/open.ts';

const afterBusy = 1_705_500_000;
const pause = 2.5 * 86_400;

/** Files that are changed together every 12.5 days, within a directory and across two; by one person of two addresses. */
const together = Array.from({ length: 40 }, (_, at): SmallCommit => {
  const pair = at % 5;
  return {
    by: at < 20 ? 'Dana Lee <dana@example.test>' : 'Dana Lee <dana@home.test>',
    at: afterBusy + at * pause,
    subject: `Together ${at}`,
    files: { [`src/api/pair-${pair}.ts`]: `${at}\n`, [`src/${pair % 2 ? 'api' : 'web'}/other-${pair}.ts`]: `${at}\n` },
  };
});

let world: World;
beforeAll(async () => {
  const imported = { subject: 'Import', files: { 'src/web/big.ts': 'x\n'.repeat(1_500) } };
  world = await openWorld({ api: [...busyHistory(200), imported, ...together], web: busyHistory(60, 7) });
});
afterAll(() => world[Symbol.asyncDispose]());

describe('what counts as rework', () => {
  it('is chosen on the page, is in the address, and changes the numbers', async () => {
    await using app = await openApp(world.browser, world.url);
    await app.visit('/code?to=2024-12-31&from=2024-01-01');
    const rework = app.page.locator('section', { has: app.page.getByRole('heading', { name: 'Rework share' }) }).last();
    const before = await rework.textContent();
    await app.page.getByRole('combobox', { name: 'A replaced line is rework within' }).selectOption('7');
    await settled(app.page);
    expect(new URL(app.page.url()).searchParams.get('window')).toBe('7');
    await expect.poll(() => rework.textContent()).not.toBe(before);
    await app.page.getByRole('link', { name: 'Delivery' }).click();
    await settled(app.page);
    const kept = app.page.getByRole('combobox', { name: 'A replaced line is rework within' });
    expect(await kept.inputValue()).toBe('7');
    await kept.selectOption('21');
    await kept.waitFor({ state: 'detached' });
    expect(new URL(app.page.url()).searchParams.has('window')).toBe(false);
    expect(app.faults).toEqual([]);
  });
});

it('a page says that it counts in only what its numbers do', async () => {
  await using app = await openApp(world.browser, world.url);
  const back = app.page.getByRole('button', { name: /counted in: leave them out again$/ });
  await app.visit('/code?outliers=include&bots=include');
  expect(await back.allTextContents()).toEqual(['Very large commits counted in', 'Bots counted in']);
  await app.visit('/knowledge?outliers=include&bots=include');
  const asked = app.page.waitForRequest((request) => new URL(request.url()).pathname === '/api/v1/knowledge/tree');
  expect(await back.allTextContents()).toEqual(['Bots counted in']);
  await back.click();
  expect(new URL((await asked).url()).searchParams.has('bots')).toBe(false);
  await settled(app.page);
  expect(await back.count()).toBe(0);
  expect(app.faults).toEqual([]);
});

it('four numbers stand in one row on a desktop', async () => {
  await using app = await openApp(world.browser, world.url);
  await app.visit('/code');
  const cards = app.page.locator('section section').filter({ has: app.page.getByText(/^n = |· n = /) });
  const names = ['Coding efficiency', 'Rework share', 'Commit size', 'Reverted commits'];
  const tops = await Promise.all(
    names.map(
      async (name) =>
        (
          await cards
            .filter({ has: app.page.getByRole('heading', { name, exact: true }) })
            .first()
            .boundingBox()
        )?.y,
    ),
  );
  expect(tops[0]).toBeGreaterThan(0);
  expect(new Set(tops).size).toBe(1);
});

it('very large commits are counted in by a switch, said on every page, and left out again', async () => {
  await using app = await openApp(world.browser, world.url);
  const { page } = app;
  await app.visit('/code?from=2024-01-01&to=2024-12-31');
  const number = page.locator('header p a').first();
  const without = await number.textContent();
  await page.getByRole('checkbox', { name: 'Count them in, on every page' }).check();
  await expect.poll(() => number.textContent()).not.toBe(without);
  await page.getByRole('link', { name: 'Delivery' }).click();
  await page.getByRole('button', { name: /^Very large commits counted in/ }).click();
  await expect.poll(() => new URL(page.url()).searchParams.has('outliers')).toBe(false);
  await page.getByRole('link', { name: 'Code' }).click();
  await expect.poll(() => number.textContent()).toBe(without);
  expect(app.faults).toEqual([]);
});

it('metrics of the catalogue open, with their formula', async () => {
  await using app = await openApp(world.browser, world.url);
  const { page } = app;
  await app.visit('/catalogue');
  const metrics = await page
    .locator('main a[href*="/catalogue/"]')
    .evaluateAll((all) => all.map((a) => a.getAttribute('href')));
  expect(metrics.length).toBeGreaterThan(20);
  await page.locator(`main a[href="${metrics[0]}"]`).first().click();
  await page.getByRole('heading', { name: 'Formula' }).waitFor();
  for (const metric of metrics.filter((_, at) => at % 12 === 11)) {
    await app.visit(metric ?? '');
    await page.getByRole('heading', { name: 'Formula' }).waitFor();
  }
  expect(app.faults).toEqual([]);
});

it('jumps to a file by words of its path', async () => {
  await using app = await openApp(world.browser, world.url);
  const { page } = app;
  await app.visit('/');
  await page.keyboard.press('/');
  const field = page.getByRole('combobox', { name: 'Jump to' });
  await field.waitFor();
  expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.keyboard.type('API other-1');
  await page.getByRole('option', { name: 'src/api/other-1.ts File of api' }).waitFor();
  expect(await auditPage(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'other-1.ts', level: 1 }).waitFor();
  await page.keyboard.press('/');
  await field.fill('no-such-file-anywhere');
  await page.getByText('Nothing is called so.').waitFor();
  expect(app.faults).toEqual([]);
});

it('dates far outside of history are cut to it, in the address too', async () => {
  await using app = await openApp(world.browser, world.url);
  await app.visit('/code?from=0001-01-01&to=9999-12-31');
  const { searchParams } = new URL(app.page.url());
  expect(searchParams.get('from')).toBe('2024-01-01');
  expect(searchParams.get('to')).toBe(new Date().toISOString().slice(0, 10));
  expect(app.faults).toEqual([]);
});

it('coupled files are drawn, reached with the keyboard, and listed as a table', async () => {
  await using app = await openApp(world.browser, world.url);
  const { page } = app;
  await app.visit('/hotspots?repo=1');
  const file = page.getByRole('link', {
    name: /^src\/api\/pair-0\.ts changes with src\/web\/other-0\.ts \(8 together/,
  });
  await file.focus();
  await page.getByText('8 together, 100%').waitFor();
  const arcs = page.locator('svg path[vector-effect][stroke-opacity]');
  const faded = await arcs.evaluateAll((all) => all.map((arc) => arc.getAttribute('stroke-opacity')));
  expect(faded.filter((opacity) => opacity === '0.12')).toHaveLength(4);
  expect(faded.filter((opacity) => opacity === '0.75')).toHaveLength(1);
  await page.getByRole('button', { name: 'Show as table' }).click();
  const table = page.getByRole('region', { name: 'Files that change together' });
  expect(await table.getByRole('row').count()).toBe(6);
  await table.getByRole('link', { name: 'src/web/other-0.ts' }).press('Enter');
  await page.getByRole('heading', { name: 'other-0.ts', level: 1 }).waitFor();
  expect(app.faults).toEqual([]);
});

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
