import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { openWorld } from '../testing/open-world.ts';
import { makeRepository, temporaryFolder, type SmallCommit } from '../testing/small-repository.ts';
import { openApp } from './testing/open.ts';

/** Shas of these commits, which are the same wherever they are made. */
function shasOf(commits: readonly SmallCommit[]): string[] {
  using folder = temporaryFolder();
  const path = makeRepository(folder.join('api'), commits);
  return execFileSync('git', ['-C', path, 'rev-list', '--reverse', 'main'], { encoding: 'utf8' }).trim().split('\n');
}

it('the page of a commit leads to what it takes back, and from there to what took it back', async () => {
  const before: SmallCommit[] = [
    { subject: 'One', files: { 'a.ts': '1\n' } },
    { subject: 'Two', files: { 'b.ts': '2\n' } },
  ];
  const taken = shasOf(before);
  const body = taken.map((sha) => `This reverts commit ${sha}.`).join('\n\n');
  const commits = [...before, { subject: 'Revert both', body, files: { 'a.ts': null, 'b.ts': null } }];
  const reverting = shasOf(commits).at(-1) ?? '';
  await using world = await openWorld({ api: commits });
  await using app = await openApp(world.browser, world.url);
  await app.visit(`/repositories/1/commits/${reverting}`);
  const fact = (name: string) =>
    app.page
      .getByRole('term')
      .filter({ hasText: new RegExp(`^${name}$`) })
      .locator('xpath=following-sibling::dd');
  const links = fact('Reverts').getByRole('link');
  expect((await links.allTextContents()).length).toBe(2);
  await links.filter({ hasText: taken[1]?.slice(0, 7) ?? '' }).click();
  await app.page.getByRole('heading', { name: 'Two', level: 1 }).waitFor();
  expect(reverting).toContain((await fact('Reverted by').textContent())?.trim());
  expect(app.faults).toEqual([]);
});
