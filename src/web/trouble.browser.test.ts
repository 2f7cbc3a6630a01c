import { mkdirSync } from 'node:fs';
import type { Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startCli } from '../testing/cli.ts';
import { openWorld, type World } from '../testing/open-world.ts';
import { busyHistory } from '../testing/small-repository.ts';
import { openApp, phone, settled } from './testing/open.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld({ api: busyHistory(120), web: busyHistory(60, 7) });
});
afterAll(() => world[Symbol.asyncDispose]());

it('where nothing is loaded yet, every page says what to connect', async () => {
  const data = world.path('nothing');
  mkdirSync(data);
  const empty = await startCli(['serve', '--no-open'], { data });
  try {
    await using app = await openApp(world.browser, empty.url, phone);
    for (const path of ['/', '/delivery', '/code', '/knowledge', '/hotspots', '/identities']) {
      await app.visit(path);
      await app.page
        .getByRole('main')
        .or(app.page.getByRole('complementary'))
        .getByText(/[Aa]dd a repository/)
        .first()
        .waitFor();
    }
    await app.page.getByRole('link', { name: 'Add a repository' }).click();
    await app.page.getByRole('heading', { name: 'Repositories', level: 1 }).waitFor();
    expect(await app.page.getByRole('complementary', { name: 'Nothing is loaded yet' }).count()).toBe(0);
  } finally {
    empty.kill('SIGKILL');
    await empty.ended;
  }
});

describe('when things go wrong', () => {
  it('a failure says its code and help, and can be tried again', async () => {
    await using app = await openApp(world.browser, world.url);
    const problem = {
      error: { code: 'store.failed', message: 'The store did not answer.', help: 'Run `wheelhouse doctor`.' },
    };
    let failing = true;
    await app.page.route('**/api/v1/findings*', (route) =>
      failing ? route.fulfill({ status: 500, json: problem }) : route.continue(),
    );
    await app.page.goto(world.url);
    const alert = app.page.getByRole('alert');
    await alert.getByText('store.failed').waitFor();
    expect(await alert.textContent()).toContain('Run wheelhouse doctor.');
    expect(await alert.locator('p code').first().textContent()).toBe('wheelhouse doctor');
    failing = false;
    await alert.getByRole('button', { name: 'Try again' }).click();
    await alert.waitFor({ state: 'detached' });
  });

  it('the jump keeps what was chosen when files arrive, and says where they could not be looked for', async () => {
    await using app = await openApp(world.browser, world.url);
    await app.visit('/');
    const { page } = app;
    let held: Route | undefined;
    await page.route('**/api/v1/files*', (route) => void (held = route));
    await page.keyboard.press('/');
    const field = page.getByRole('combobox', { name: 'Jump to' });
    await field.fill('re');
    for (let i = 0; i < 7; i++) await field.press('ArrowDown');
    expect(await page.getByRole('option').count()).toBeGreaterThan(6);
    const chosen = page.getByRole('option', { selected: true });
    const before = await chosen.textContent();
    await vi.waitFor(() => expect(held).toBeDefined());
    await held?.continue();
    await page
      .getByRole('option', { name: /File of/ })
      .first()
      .waitFor();
    expect(await chosen.textContent()).toBe(before);
    await page.route('**/api/v1/files*', (route) => route.abort('connectionrefused'));
    await field.fill('no-such-page');
    await page.getByRole('alert').getByRole('button', { name: 'Try again' }).waitFor();
    expect(await page.getByText('Nothing is called so.').count()).toBe(0);
  });

  it('a part of the app that is gone after an update asks for a reload', async () => {
    await using app = await openApp(world.browser, world.url);
    await app.page.route('**/assets/survival-*.js', (route) => route.fulfill({ status: 404 }));
    await app.page.goto(`${world.url}/survival`);
    await app.page.getByRole('heading', { name: 'A part of the app is missing' }).waitFor();
    await app.page.unroute('**/assets/survival-*.js');
    await app.page.getByRole('button', { name: 'Reload' }).click();
    await app.page.getByRole('heading', { name: 'Survival', level: 1 }).waitFor();
  });

  it('the words of a page do not wait for what draws its pictures, and say where that cannot be loaded', async () => {
    await using app = await openApp(world.browser, world.url);
    const { page } = app;
    const held: Route[] = [];
    await page.route('**/assets/engine-*.js', (route) => void held.push(route));
    await page.goto(`${world.url}/code`);
    const words = page.getByText(/^n = /).first();
    await words.waitFor();
    await vi.waitFor(() => expect(held).toHaveLength(1));
    await page.waitForFunction(() => document.querySelector('[aria-label="Loading"]') === null);
    const height = () =>
      page
        .locator('figure')
        .first()
        .evaluate((card) => card.clientHeight);
    const before = await height();
    await held[0]?.fulfill({ status: 404 });
    await page.locator('figure').getByText('A part of the app is missing').first().waitFor();
    expect(await words.isVisible()).toBe(true);
    expect(Math.abs((await height()) - before)).toBeLessThan(2);
    await page.unroute('**/assets/engine-*.js');
    await page.locator('figure').getByRole('button', { name: 'Reload' }).first().click();
    await page.locator('[data-drawn="true"]').first().waitFor();
  });

  it('a page whose part cannot be loaded because the server is away says so, and comes when it is back', async () => {
    await using app = await openApp(world.browser, world.url);
    await app.visit('/');
    const away = (url: URL) => /assets\/survival|api\/v1/.test(url.pathname);
    await app.page.route(away, (route) => route.abort('connectionrefused'));
    await app.page.getByRole('link', { name: 'Survival' }).click();
    const main = app.page.getByRole('main');
    await main.getByText('Wheelhouse did not answer.').waitFor();
    await main.getByRole('button', { name: 'Try again' }).click();
    await main.getByText('Wheelhouse did not answer.').waitFor();
    await app.page.unroute(away);
    await main.getByRole('button', { name: 'Try again' }).click();
    await app.page.getByRole('heading', { name: 'Survival', level: 1 }).waitFor();
  });

  it.each([
    ['/?from=2026-11-01&to=2020-01-01', 'The first day is after the last', 'Look at the last 90 days'],
    ['/?from=2096-12-01&to=1999-01-01', 'The first day is after the last', 'Look at the last 90 days'],
    ['/code?repo=999', 'There is no repository 999', 'Look at all repositories'],
    ['/delivery?repo=1,999', 'There is no repository 999', 'Look at the others of this link'],
  ])('%s says once that there is no such thing, and leads out', async (address, words, wayOut) => {
    await using app = await openApp(world.browser, world.url);
    await app.page.goto(`${world.url}${address}`);
    await app.page.getByRole('heading', { name: words }).waitFor();
    expect(await app.page.getByRole('alert').count()).toBe(0);
    const all = app.page.getByRole('button', { name: /^All \d+ repositories/ });
    const [from, to] = ['from', 'to'].map((key) => new URL(address, world.url).searchParams.get(key));
    // As it was asked, though neither day has facts.
    if (from) await app.page.getByText(`This address asks for ${from} to ${to}: no day is in between.`).waitFor();
    if (address.includes('repo=')) expect(await all.count()).toBe(0);
    await app.page.getByRole('button', { name: wayOut }).click();
    await app.page.getByRole('heading', { name: words }).waitFor({ state: 'detached' });
    // The page asked for its numbers before it was known that there is no such repository.
    expect(app.faults.filter((fault) => !fault.includes('404 (Not Found)'))).toEqual([]);
  });

  it('a page of one repository asks for its numbers before it knows that there is one, and shows them once it does', async () => {
    await using app = await openApp(world.browser, world.url);
    const { page } = app;
    let answer: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (answer = resolve));
    await page.route('**/api/v1/repositories', async (route) => {
      await held;
      await route.continue();
    });
    const numbers = page.waitForResponse((response) => response.url().includes('/series?'));
    await page.goto(`${world.url}/code?repo=1`);
    await numbers;
    expect(await page.getByRole('heading', { name: 'Code', level: 1 }).count()).toBe(0);
    expect(await page.getByLabel('Loading').first().isVisible()).toBe(true);
    answer();
    await page.getByRole('heading', { name: 'Code', level: 1 }).waitFor();
    await settled(page);
    expect(app.faults).toEqual([]);
  });

  it('a part of a link that means nothing is named, and the notice can be closed', async () => {
    await using app = await openApp(world.browser, world.url);
    await app.page.goto(`${world.url}/delivery?repo=got&from=banana`);
    const notice = app.page.getByRole('complementary', { name: 'Left out of the link' });
    await notice.waitFor();
    expect(await notice.textContent()).toMatch(/repo=got.*from=banana/);
    await notice.getByRole('button').click();
    await notice.waitFor({ state: 'detached' });
  });

  it('all of history is compared with nothing', async () => {
    await using app = await openApp(world.browser, world.url);
    const { lastDay } = (await (await fetch(`${world.url}/api/v1/meta`)).json()) as { lastDay: string };
    await app.visit(`/?from=${lastDay}&to=${lastDay}`);
    await app.page
      .getByRole('main')
      .getByText(/compared with/)
      .waitFor();
    await app.page.getByText('All', { exact: true }).click();
    await app.page
      .getByRole('main')
      .getByText(/compared with/)
      .waitFor({ state: 'detached' });
    await settled(app.page);
    expect(await app.page.getByRole('main').innerText()).not.toMatch(/days before/);
  });

  it('facts that are still being mined say so', async () => {
    await using app = await openApp(world.browser, world.url);
    const pending = {
      error: { code: 'facts.pending', message: 'Lines are still being traced.', help: 'Wait a little.' },
    };
    await app.page.route('**/curve*', (route) => route.fulfill({ status: 503, json: pending }));
    await app.page.goto(`${world.url}/survival`);
    await app.page.getByRole('heading', { name: 'These facts are still being mined' }).waitFor();
  });
});
