import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listenSilently } from '../testing/silent-server.ts';
import { openWorld, type World } from '../testing/open-world.ts';
import { busyHistory, makeRepository } from '../testing/small-repository.ts';
import { auditPage } from './testing/audit.ts';
import { desktop, openApp, settled } from './testing/open.ts';

const twoAddresses = ['home', 'work'].map((place, at) => ({
  by: `Dana Lee <dana.lee@${place}.test>`,
  files: { [`notes-${at}.md`]: 'a\n' },
}));

/** Alike in a first name only. */
const firstNames = ['Adam', 'Adam Roben', 'Adam Simpkins'].map((name, at) => ({
  by: `${name} <adam@${['one', 'two', 'three'][at]}.test>`,
  files: { [`adam-${at}.md`]: 'a\n' },
}));

let world: World;
beforeAll(async () => {
  world = await openWorld({ api: [...busyHistory(60), ...twoAddresses, ...firstNames], web: busyHistory(30, 7) });
});
afterAll(() => world[Symbol.asyncDispose]());

it('identities: likely ones are accepted, taken apart again, and a decision is undone', async () => {
  await using app = await openApp(world.browser, world.url);
  const { page } = app;
  await app.visit('/knowledge');
  const undecided = page.getByText(/likely one .*count as .*, which makes ownership and truck factors wrong/);
  expect(await undecided.innerText()).toContain(
    '2 groups of people here are likely one person each and count as several',
  );
  await undecided.getByRole('link', { name: 'decide on the page Identities' }).click();
  await page.getByRole('heading', { name: 'Identities', level: 1 }).waitFor();
  await page.getByRole('tab', { name: 'Likely the same (2)' }).waitFor();
  expect(await auditPage(page)).toEqual([]);
  await page.getByRole('button', { name: 'The same person: Dana Lee' }).click();
  const adams = page.getByRole('listitem').filter({ has: page.getByRole('checkbox', { name: 'Adam Roben' }) });
  expect(await adams.getByRole('checkbox', { checked: true }).count()).toBe(0);
  expect(await adams.getByRole('button', { name: /^The same person/ }).isDisabled()).toBe(true);
  await adams.getByRole('button', { name: /^Not the same/ }).click();
  await page.getByRole('heading', { name: 'Nothing waits for a decision' }).waitFor();
  await app.visit('/knowledge');
  await page.getByRole('heading', { name: 'Where nobody can be asked' }).waitFor();
  expect(await undecided.count()).toBe(0);
  await app.visit('/identities');

  await page.getByRole('tab', { name: 'People, bots and agents' }).click();
  await page.getByRole('button', { name: 'Change Dana Lee' }).click();
  await page.getByRole('checkbox', { name: /dana\.lee@work/ }).check();
  await page.getByRole('button', { name: 'Take away from Dana Lee' }).click();
  const cards = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Dana Lee' }) });
  await expect.poll(() => cards.count()).toBe(2);

  await page.getByRole('tab', { name: 'What was decided' }).click();
  await expect.poll(() => page.getByRole('row').count()).toBe(5);
  await page
    .getByRole('button', { name: /^Undo: / })
    .first()
    .click();
  await page.getByText('taken back', { exact: true }).waitFor();
  await page.getByRole('tab', { name: 'People, bots and agents' }).click();
  await expect.poll(() => cards.count()).toBe(1);
  expect(app.faults).toEqual([]);
});

it('identities: what was decided stays in its place, so that a second click meets nobody else', async () => {
  const pairs = ['Erin Moss', 'Finn Moss'].flatMap((name) =>
    ['home', 'work'].map((place) => ({
      by: `${name} <${name.toLowerCase().replace(' ', '.')}@${place}.test>`,
      files: { [`${name}-${place}.md`]: 'a\n' },
    })),
  );
  await using pairWorld = await openWorld({ api: pairs });
  await using app = await openApp(pairWorld.browser, pairWorld.url);
  const { page } = app;
  const merges: string[] = [];
  page.on('request', (request) => request.method() === 'POST' && merges.push(new URL(request.url()).pathname));
  await app.visit('/identities');
  const first = page.getByRole('button', { name: 'The same person: Erin Moss' });
  const box = (await first.boundingBox())!;
  const height = async () =>
    (await page.getByRole('listitem').filter({ hasText: 'Erin' }).first().boundingBox())!.height;
  const before = await height();
  const press = () => page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.dblclick(box.x + box.width / 2, box.y + box.height / 2);
  await page.waitForTimeout(350);
  await press();
  await page.getByText('One person now: Erin Moss.').waitFor();
  await press();
  await settled(page);
  expect(merges).toEqual(['/api/v1/identities/merge']);
  expect(await height()).toBe(before);
  expect(await auditPage(page)).toEqual([]);
  await page.getByRole('tab', { name: 'Likely the same (1)' }).waitFor();

  await page.getByRole('button', { name: 'Not the same: Finn Moss' }).click();
  await page.getByText('Kept apart.').waitFor();
  await page.getByRole('heading', { name: 'Nothing waits for a decision' }).waitFor();
  await page.getByRole('button', { name: 'Undo: Erin Moss' }).click();
  await first.waitFor();
  await page.getByRole('tab', { name: 'Likely the same (1)' }).waitFor();
  expect((await first.boundingBox())?.y).toBe(box.y);
  await page.getByRole('button', { name: 'Undo: Finn Moss' }).waitFor();
  await page.getByRole('tab', { name: 'What was decided' }).click();
  await page.getByRole('tab', { name: /^Likely/ }).click();
  await first.waitFor();
  expect(await page.getByText('Finn Moss').count()).toBe(0);
  expect(app.faults).toEqual([]);
});

describe('repositories', () => {
  const card = (app: Awaited<ReturnType<typeof openApp>>, name: string) =>
    app.page.getByRole('listitem').filter({ has: app.page.getByRole('heading', { name, exact: true }) });

  it('are added, synced and removed', async () => {
    await using app = await openApp(world.browser, world.url);
    const { page } = app;
    makeRepository(world.path('later'), busyHistory(20, 3));
    await app.visit('/repositories');
    await page.getByLabel('Add a repository').fill(world.path('later'));
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByText('Added later.').waitFor();
    await card(app, 'later').getByText('Up to date').waitFor();
    await card(app, 'later').getByRole('button', { name: 'Sync later now' }).click();
    // At once, while it is still being read: the removal waits for its end.
    await card(app, 'later').getByRole('button', { name: 'Remove later' }).click();
    await page.getByRole('dialog', { name: 'Remove later?' }).getByRole('button', { name: 'Remove its facts' }).click();
    await card(app, 'later').waitFor({ state: 'detached' });
    expect(app.faults.filter((fault) => !fault.includes('409 (Conflict)'))).toEqual([]);
  });

  it('that are here already are said to be, also by a worktree, and what a shallow clone cannot tell reads as a text', async () => {
    await using app = await openApp(world.browser, world.url);
    const { page } = app;
    const worktree = world.path('beside');
    execFileSync('git', ['-C', world.path('web'), 'worktree', 'add', '-q', '--detach', worktree]);
    const shallow = world.path('shallow');
    execFileSync('git', ['clone', '-q', '--depth', '5', `file://${world.path('web')}`, shallow]);
    await app.visit('/repositories');
    const add = async (source: string) => {
      await page.getByLabel('Add a repository').fill(source);
      await page.getByRole('button', { name: 'Add', exact: true }).click();
    };
    for (const source of [world.path('web'), worktree]) {
      await add(source);
      await page.getByText('web is here already.').waitFor();
      expect(await page.getByText(/^Added/).count()).toBe(0);
      await add(world.path('no-such'));
      await page.getByText('web is here already.').waitFor({ state: 'detached' });
    }
    await add(shallow);
    await page.getByText('Added shallow.').waitFor();
    const note = card(app, 'shallow').getByRole('listitem').filter({ hasText: 'git fetch --unshallow' });
    // Beside its sign there is one column, of which the command is a part.
    expect(await note.evaluate((one) => [...one.children].map(({ tagName }) => tagName.toLowerCase()))).toEqual([
      'svg',
      'span',
    ]);
    expect(await note.locator('span > code').count()).toBe(1);
    await settled(page);
    await card(app, 'shallow').getByRole('button', { name: 'Remove shallow' }).click();
    await page.getByRole('button', { name: 'Remove its facts' }).click();
    await card(app, 'shallow').waitFor({ state: 'detached' });
  });

  it('that cannot be fetched are not said to be added, but what to do', async () => {
    await using silent = await listenSilently();
    await using app = await openApp(world.browser, world.url);
    const { page } = app;
    await app.visit('/repositories');
    const form = page.locator('form');
    await page.getByLabel('Add a repository').fill(`git://127.0.0.1:${silent.port}/team/mute.git`);
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await form.getByText('mute: looking for the repository …').waitFor();
    expect(await form.getByText('Added').count()).toBe(0);
    silent.hangUp();
    const alert = form.getByRole('alert');
    await alert.getByText('mute could not be read.').waitFor();
    expect(await alert.textContent()).toMatch(/could not be fetched: .*git ls-remote/);
    expect(await form.getByText('Added').count()).toBe(0);
    expect(await auditPage(page)).toEqual([]);

    await card(app, 'mute').getByRole('button', { name: 'Remove mute' }).click();
    await page.getByRole('button', { name: 'Remove its facts' }).click();
    await alert.waitFor({ state: 'detached' });
  });

  it('that are empty or gone say what is wrong and what to do', async () => {
    await using app = await openApp(world.browser, world.url, desktop);
    const { page } = app;
    makeRepository(world.path('blank'), []);
    makeRepository(world.path('gone'), busyHistory(5));
    await app.visit('/repositories');
    for (const name of ['blank', 'gone']) {
      await page.getByLabel('Add a repository').fill(world.path(name));
      await page.getByRole('button', { name: 'Add', exact: true }).click();
      await page.getByText(`Added ${name}.`).waitFor();
    }
    const blank = card(app, 'blank');
    await blank.getByText('Empty', { exact: true }).waitFor();
    expect(await blank.getByRole('status').textContent()).toMatch(/no commits yet.*then try again/);
    await card(app, 'gone').getByText('Up to date').waitFor();

    rmSync(world.path('gone'), { recursive: true });
    await card(app, 'gone').getByRole('button', { name: 'Sync gone now' }).click();
    const gone = card(app, 'gone');
    await gone.getByText('Failed').waitFor();
    expect(await gone.getByRole('alert').textContent()).toMatch(/no longer there.*or remove it/);
    await gone.getByRole('button', { name: 'Try to read gone again' }).waitFor();
    await settled(page);
    for (const name of ['blank', 'gone']) {
      await card(app, name)
        .getByRole('button', { name: `Remove ${name}` })
        .click();
      await page.getByRole('button', { name: 'Remove its facts' }).click();
      await card(app, name).waitFor({ state: 'detached' });
    }
  });
});
