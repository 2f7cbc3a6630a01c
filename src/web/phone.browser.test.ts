import { mkdirSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from '../testing/browser.ts';
import { startCli, type RunningCli } from '../testing/cli.ts';
import { busyHistory, makeRepository, temporaryFolder } from '../testing/small-repository.ts';
import { auditPage } from './testing/audit.ts';
import { openApp, phone, settled } from './testing/open.ts';

let browser: Browser;
let server: RunningCli;
const folder = temporaryFolder();
const finger = { ...phone, hasTouch: true, isMobile: true };

beforeAll(async () => {
  const data = folder.join('data');
  mkdirSync(data);
  const deep = { 'src/web/page.ts': 'x\n'.repeat(300), 'src/api/route.ts': 'y\n'.repeat(200) };
  const api = makeRepository(folder.join('api'), [...busyHistory(60), { files: deep }]);
  [server, browser] = await Promise.all([startCli(['up', api, '--no-open'], { data }), launchBrowser()]);
  await server.event('synced').catch(() => undefined);
});

afterAll(async () => {
  await browser?.close();
  server?.kill('SIGKILL');
  await server?.ended;
  folder[Symbol.dispose]();
});

it('folds what comes second, opens it by key, and opens all of it for paper', async () => {
  await using app = await openApp(browser, server.url, finger);
  await app.visit('/code');
  const team = app.page.locator('details', { has: app.page.getByRole('heading', { name: 'The team' }) });
  const picture = team.getByRole('img', { name: /Picture over time/ }).first();
  expect(await picture.isVisible()).toBe(false);
  await team.locator('summary').focus();
  await app.page.keyboard.press('Enter');
  await picture.waitFor();
  expect((await picture.locator('svg').boundingBox())?.width).toBeGreaterThan(200);
  expect(await auditPage(app.page)).toEqual([]);

  const open = () =>
    app.page.locator('details').evaluateAll((all) => all.filter((one) => one.hasAttribute('open')).length);
  const before = await open();
  const bars = await app.page.evaluate(() => {
    window.dispatchEvent(new Event('beforeprint'));
    // At once: paper waits for no frame.
    return document.querySelectorAll('[aria-label^="Commits by size"] svg path').length;
  });
  expect(bars).toBeGreaterThan(3);
  expect(await open()).toBe(await app.page.locator('details').count());
  expect(await open()).toBeGreaterThan(before);
  const unseen = app.page.getByRole('img', { name: /^Commits by size/ }).locator('svg');
  expect((await unseen.boundingBox())?.width).toBeGreaterThan(200);
  await app.page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  expect(await open()).toBe(before);
});

it('walks the tree of knowledge by touch, down into a folder inside a folder and up again, without a jump', async () => {
  await using app = await openApp(browser, server.url, finger);
  await app.visit('/knowledge');
  await app.page.getByText('Tap a part to open it').waitFor();
  const inner = app.page.locator('svg text', { hasText: /^web\/$/ });
  await inner.waitFor();
  await app.page.evaluate(() => window.scrollTo(0, 200));
  const { x, y } = (await inner.boundingBox())!;
  await app.page.touchscreen.tap(x + 2, y + 4);
  await app.page.waitForURL(/path=src\/web/);
  await settled(app.page);
  const place = app.page.getByRole('navigation', { name: 'Place in the tree' });
  expect(await place.innerText()).toMatch(/src\s*\/?\s*web/);
  expect(await app.page.evaluate(() => window.scrollY)).toBe(200);
  const up = place.getByRole('link', { name: 'src' });
  expect((await up.boundingBox())?.height).toBeGreaterThanOrEqual(24);
  await up.tap();
  await app.page.waitForURL((url) => url.searchParams.get('path') === 'src');
  expect(app.faults).toEqual([]);
});

it('a page that has no answer still says what it is of, and offers no second try of what cannot be', async () => {
  await using app = await openApp(browser, server.url, finger);
  await app.visit('/repositories/1/file?file=src/gone.ts');
  await app.page.getByRole('heading', { name: 'src/gone.ts', level: 1 }).waitFor();
  expect(await app.page.getByRole('alert').innerText()).toContain('There is no file src/gone.ts');
  expect(await app.page.getByRole('button', { name: 'Try again' }).count()).toBe(0);
  expect(await auditPage(app.page)).toEqual([]);
});
