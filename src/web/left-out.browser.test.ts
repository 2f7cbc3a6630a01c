import { afterAll, beforeAll, expect, it } from 'vitest';
import { openWorld, type World } from '../testing/open-world.ts';
import { auditPage } from './testing/audit.ts';
import { openApp } from './testing/open.ts';

const lines = (n: number) => 'x\n'.repeat(n);

/** 30 lines of TypeScript that count, 20 in no known language, 50 of others' and 7 generated ones. */
let world: World;
beforeAll(async () => {
  world = await openWorld({
    app: [
      {
        files: {
          'src/a.ts': lines(30),
          'notes.unheard-of': lines(20),
          'vendor/lib.js': lines(50),
          'src/api.ts': lines(7),
          '.gitattributes': 'src/api.ts linguist-generated\n',
        },
      },
    ],
  });
});
afterAll(() => world[Symbol.asyncDispose]());

it('files that are left out are counted where they are, and open with the rule that says so', async () => {
  await using app = await openApp(world.browser, world.url);
  const { page } = app;
  await app.visit('/repositories');
  await page
    .getByText('3 files with 58 lines are left out of what is said of code and knowledge, as generated')
    .waitFor();
  await page.getByText('without generated and vendored files; 20 lines more are in no known language.').waitFor();
  expect(await auditPage(page)).toEqual([]);
  await page.getByRole('link', { name: '3 files' }).click();
  const rows = page.getByRole('dialog').getByRole('row');
  await rows.filter({ hasText: 'vendor/lib.js' }).filter({ hasText: '(^|/)vendors?/' }).waitFor();
  await rows
    .filter({ hasText: 'src/api.ts' })
    .filter({ hasText: 'generated' })
    .filter({ hasText: '.gitattributes' })
    .waitFor();
  await app.visit('/hotspots');
  await page
    .getByText('3 files are left out of this page as generated or vendored, however often they change.')
    .waitFor();
  expect(app.faults).toEqual([]);
});

it('of a file that is left out it is said what is not computed, and by which rule', async () => {
  await using app = await openApp(world.browser, world.url);
  const { page } = app;
  await app.visit('/repositories/1/file?file=vendor/lib.js');
  await page.getByText('It is taken for vendored by (^|/)vendors?/: its rework').waitFor();
  await page.getByText('Not computed: vendored files are left out of coupling.').waitFor();
  await app.visit('/repositories/1/file?file=src/a.ts');
  await page.getByText('No file changes with it often enough').waitFor();
  expect(await page.getByText('It is taken for').count()).toBe(0);
  expect(app.faults).toEqual([]);
});
