import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { withLoadedServer } from '../bench/lib/loaded.ts';
import { prepare } from '../bench/lib/wheelhouse.ts';
import { launchBrowser } from '../src/testing/browser.ts';

const PORT = 4798;
const LIMIT = 300_000;
const directory = new URL('../docs/images/', import.meta.url).pathname;

interface Shot {
  name: string;
  path: string;
  width: number;
  height: number;
  scheme: 'light' | 'dark';
}

const shots: Shot[] = [
  { name: 'overview', path: '/', width: 1280, height: 860, scheme: 'light' },
  { name: 'code', path: '/code', width: 1280, height: 860, scheme: 'light' },
  { name: 'survival-dark', path: '/survival', width: 1280, height: 860, scheme: 'dark' },
];

/** `npx tsx scripts/screenshots.ts REPO`: the pictures of the README, from a public repository. */
const [repository] = process.argv.slice(2);
if (!repository)
  throw new Error(
    'Usage: npx tsx scripts/screenshots.ts REPO (a clone of a public repository; its folder is its name)',
  );

await prepare();
await mkdir(directory, { recursive: true });
await withLoadedServer({ repository, port: PORT }, async ({ url }) => {
  const browser = await launchBrowser();
  try {
    for (const shot of shots) await take(browser, url, shot);
  } finally {
    await browser.close();
  }
});

async function take(browser: Browser, url: string, shot: Shot): Promise<void> {
  const { width, height, scheme } = shot;
  const page = await browser.newPage({ viewport: { width, height }, colorScheme: scheme, reducedMotion: 'reduce' });
  await page.goto(`${url}${shot.path}`);
  await page.waitForLoadState('networkidle');
  await page.waitForFunction(() => document.querySelector('[aria-label="Loading"]') === null);
  const file = join(directory, `${shot.name}.png`);
  await page.screenshot({ path: file, animations: 'disabled' });
  await page.close();
  const { size } = await stat(file);
  console.log(`${file}  ${Math.round(size / 1000)} kB`);
  if (size > LIMIT) throw new Error(`${file} is larger than ${LIMIT / 1000} kB`);
}
