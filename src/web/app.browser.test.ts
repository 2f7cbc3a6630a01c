import { mkdirSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../testing/browser.ts';
import { startCli, type RunningCli } from '../testing/cli.ts';
import { busyHistory, growRepository, makeRepository, temporaryFolder } from '../testing/small-repository.ts';
import { metricIds } from './metric-ids.ts';
import { auditPage } from './testing/audit.ts';
import { desktop, openApp, phone, settled, type Opened } from './testing/open.ts';

const pages = [
  '/',
  '/delivery',
  '/code',
  '/survival',
  '/survival?by=directory',
  '/knowledge',
  '/hotspots',
  '/hotspots?tab=coupling',
  '/repositories',
  '/identities',
  '/catalogue',
  '/catalogue/code.survival',
  '/code?evidence=code.work-types',
];

let browser: Browser;
let server: RunningCli;
const folder = temporaryFolder();

beforeAll(async () => {
  const data = folder.join('data');
  mkdirSync(data);
  // The name tries to be markup, as a hostile repository's would.
  const hostile = {
    by: 'Mallory "onclick=alert(1) <m@example.test>',
    subject: '<img src=x onerror=alert(1)>',
    files: { 'src/<script>.ts': 'x\n'.repeat(1_200) },
  };
  const [api, web] = [folder.join('api'), folder.join('web')];
  makeRepository(api, [...busyHistory(260), hostile]);
  makeRepository(web, busyHistory(120, 7));
  [server, browser] = await Promise.all([startCli(['up', api, web, '--no-open'], { data }), launchBrowser()]);
  await server.event('synced').catch(() => undefined);
});

afterAll(async () => {
  await browser?.close();
  server?.kill('SIGKILL');
  await server?.ended;
  folder[Symbol.dispose]();
});

describe.each([
  ['light', { ...desktop, colorScheme: 'light' }],
  ['dark', { ...desktop, colorScheme: 'dark' }],
  ['on a phone', { ...phone, colorScheme: 'light' }],
] as const)('%s', (_, options) => {
  let app: Opened;
  beforeAll(async () => {
    app = await openApp(browser, server.url, options);
  });
  afterAll(() => app[Symbol.asyncDispose]());

  it.each(pages)('%s is readable by everyone and breaks no rule of the browser', async (path) => {
    app.faults.length = 0;
    await app.visit(path);
    expect(await auditPage(app.page)).toEqual([]);
    expect(app.faults).toEqual([]);
    expect(await app.page.title()).toMatch(/ · Wheelhouse$/);
  });
});

describe('numbers', () => {
  it.each(Object.values(metricIds))('%s is known to the server', async (id) => {
    const answer = await fetch(`${server.url}/api/v1/metrics/${id}`);
    expect(answer.status).toBe(200);
  });

  it('open their rows, and rows open their commit', async () => {
    await using app = await openApp(browser, server.url);
    await app.visit('/code');
    await app.page
      .getByRole('link', { name: /^[\d,]+ lines$/ })
      .first()
      .click();
    const drawer = app.page.getByRole('dialog', { name: 'The rows behind this number' });
    await drawer.getByRole('row').nth(1).waitFor();
    expect(new URL(app.page.url()).searchParams.get('evidence')).toBe(metricIds.workTypes);
    await drawer.getByText(/^The number is the sum of “Lines”\. It is [\d,]+ lines, n = [\d,]+\.$/).waitFor();
    await drawer
      .getByRole('link', { name: /^Change src/ })
      .first()
      .click();
    await app.page.waitForURL(/\/repositories\/\d+\/commits\/[0-9a-f]{40}/);
    expect(app.faults).toEqual([]);
  });

  it('of a bucket open from the picture', async () => {
    await using app = await openApp(browser, server.url);
    await app.visit('/code?grain=month');
    const picture = app.page.getByRole('img', { name: /^Picture over time by month/ }).first();
    const box = await picture.boundingBox();
    await picture.click({ position: { x: (box?.width ?? 0) * 0.96, y: (box?.height ?? 0) * 0.5 } });
    await app.page.getByRole('dialog', { name: 'The rows behind this number' }).waitFor();
    expect(new URL(app.page.url()).searchParams.get('evidenceBucket')).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    await app.page.keyboard.press('Escape');
    await app.page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(new URL(app.page.url()).searchParams.has('evidence')).toBe(false);
  });

  it('have a table beside each picture', async () => {
    await using app = await openApp(browser, server.url);
    await app.visit('/delivery');
    await app.page.getByRole('button', { name: 'Show as table' }).first().click();
    expect(
      await app.page
        .getByRole('region', { name: /^Values by/ })
        .getByRole('row')
        .count(),
    ).toBeGreaterThan(2);
  });

  it('that a page says in several places are asked for once, whatever the grain', async () => {
    await using app = await openApp(browser, server.url);
    const asked: string[] = [];
    app.page.on('request', (request) => {
      if (request.url().includes(`/${metricIds.releaseFrequency}/series`)) asked.push(new URL(request.url()).search);
    });
    await app.visit('/delivery?grain=month');
    await app.page.getByRole('heading', { name: 'Tag by tag' }).waitFor();
    expect(asked).toEqual(['?grain=month']);
  });

  it('say how they are computed', async () => {
    await using app = await openApp(browser, server.url);
    await app.visit('/code');
    await app.page.getByRole('button', { name: 'How is "Work types" computed?' }).click();
    await app.page.getByRole('link', { name: 'Formula, source and all caveats' }).click();
    await app.page.waitForURL(/\/catalogue\/code\.work-types/);
  });
});

describe('the address', () => {
  it('carries the range and the repositories from page to page, and says the same after a reload', async () => {
    await using app = await openApp(browser, server.url);
    await app.visit('/code');
    await app.page.getByText('All', { exact: true }).click();
    await app.page.getByRole('button', { name: 'All 2 repositories' }).click();
    await app.page.getByRole('checkbox', { name: 'web' }).check();
    await app.page.keyboard.press('Escape');
    await app.page.waitForURL(/repo=\d/);
    const { searchParams } = new URL(app.page.url());
    await app.page.getByRole('link', { name: 'Delivery' }).click();
    await app.page.waitForURL(/\/delivery/);
    const carried = new URL(app.page.url()).searchParams;
    expect([carried.get('from'), carried.get('to'), carried.get('repo')]).toEqual([
      searchParams.get('from'),
      searchParams.get('to'),
      searchParams.get('repo'),
    ]);
    expect(carried.get('from')).not.toBeNull();
    await app.page.reload();
    await settled(app.page);
    expect(await app.page.getByRole('radio', { name: 'All' }).isChecked()).toBe(true);
    await app.page.getByRole('button', { name: 'web', exact: true }).waitFor();
  });

  it('takes repositories one by one', async () => {
    await using app = await openApp(browser, server.url);
    await app.visit('/code?repo=1&repo=2');
    await app.page.getByRole('button', { name: 'api, web', exact: true }).waitFor();
  });

  it('leads somewhere even when it leads nowhere', async () => {
    await using app = await openApp(browser, server.url);
    await app.visit('/nowhere?from=yesterday&repo=x');
    await app.page.getByRole('heading', { name: 'No such page' }).waitFor();
    await app.page.getByRole('link', { name: 'Go to the overview' }).click();
    await app.page.getByRole('heading', { name: 'Overview', level: 1 }).waitFor();
  });
});

describe('the keyboard', () => {
  it('skips the navigation, goes to pages, jumps and explains itself', async () => {
    await using app = await openApp(browser, server.url);
    const { page } = app;
    await app.visit('/');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the page');
    await page.keyboard.press('g');
    await page.keyboard.press('s');
    await page.waitForURL(/\/survival/);
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.keyboard.press('/');
    await page.getByRole('combobox', { name: 'Jump to' }).fill('half-life');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/catalogue\/code\.half-life/);
  });
});

it('pages fill by themselves when new commits were read', async () => {
  await using app = await openApp(browser, server.url);
  await app.visit('/');
  const commits = (count: string) =>
    app.page.getByRole('row', { name: /^web / }).getByRole('cell', { name: count, exact: true });
  await commits('120').waitFor();
  growRepository(folder.join('web'), [{ files: { 'new.ts': 'a\n' } }, { files: { 'new.ts': 'b\n' } }]);
  await app.page.evaluate(() =>
    fetch('/api/v1/sync', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' }),
  );
  await commits('122').waitFor();
});

it('paper shows the page without its controls', async () => {
  await using app = await openApp(browser, server.url, { ...desktop, colorScheme: 'dark' });
  await app.visit('/code');
  await app.page.emulateMedia({ media: 'print' });
  expect(await app.page.getByRole('navigation', { name: 'Pages' }).isVisible()).toBe(false);
  expect(await app.page.getByRole('group', { name: 'What this page looks at' }).isVisible()).toBe(false);
  expect(await app.page.getByText('Skip to the page').isVisible()).toBe(false);
  expect(await app.page.getByRole('heading', { name: 'Code', level: 1 }).isVisible()).toBe(true);
  const ground = () => app.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  expect(await ground()).toBe('rgb(255, 255, 255)');
});

it.each([
  ['/', /^All 2 repositories: api, web · .+ – .+ \d{4} · without very large commits · without bots$/],
  [
    '/code?repo=1&path=src&from=2024-01-02&to=2024-01-05&outliers=include&bots=include',
    'api · only below src · 2 Jan – 5 Jan 2024 · with very large commits · with bots · rework within 21 days',
  ],
  ['/code?window=7', /· rework within 7 days$/],
  ['/delivery', /^All 2 repositories: .+ – /],
  ['/survival', /^All 2 repositories: api, web · as of \d/],
  ['/hotspots', / · as of \d/],
  ['/knowledge?path=src', /^All 2 repositories: api, web · only below src · as of \d+ \w+ \d{4} · without bots$/],
])('the paper of %s says what it is about', async (address, words) => {
  await using app = await openApp(browser, server.url);
  await app.visit(address);
  const line = app.page.locator('header p', { hasText: /repositories|api/ }).last();
  expect(await line.isVisible()).toBe(false);
  await app.page.emulateMedia({ media: 'print' });
  expect(await line.isVisible()).toBe(true);
  expect(await line.innerText()).toEqual(typeof words === 'string' ? words : expect.stringMatching(words));
});

it('colours can be chosen and stay chosen', async () => {
  await using app = await openApp(browser, server.url, { ...desktop, colorScheme: 'light' });
  await app.visit('/');
  const scheme = () => app.page.evaluate(() => document.documentElement.getAttribute('data-mantine-color-scheme'));
  expect(await scheme()).toBe('light');
  await app.page.getByRole('button', { name: /^Colours: as the system/ }).click();
  await app.page.getByRole('button', { name: /^Colours: light/ }).click();
  expect(await scheme()).toBe('dark');
  await app.page.reload();
  await settled(app.page);
  expect(await scheme()).toBe('dark');
  // Switching writes no style into the page, which its policy would refuse.
  expect(app.faults).toEqual([]);
});
