import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { installedChromium, launchBrowser } from './browser.ts';

const PAGE = `data:text/html,<title>Wheel</title><button onclick="document.title='turned'">Turn</button>`;

test('a real Chromium loads a page, clicks and draws', async () => {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 320, height: 240 } });
    await page.goto(PAGE);
    await page.getByRole('button', { name: 'Turn' }).click();
    expect(await page.title()).toBe('turned');
    const picture = await page.screenshot();
    expect(picture.subarray(1, 4).toString()).toBe('PNG');
    expect(await page.evaluate(() => document.querySelector('button')!.getBoundingClientRect().width)).toBeGreaterThan(20);
  } finally {
    await browser.close();
  }
});

test('CHROMIUM_PATH comes first, then what is installed on PATH', () => {
  const directory = mkdtempSync(join(tmpdir(), 'wheelhouse-browser-'));
  const installed = join(directory, 'google-chrome');
  writeFileSync(installed, '');
  expect(installedChromium({ CHROMIUM_PATH: '/opt/mine', PATH: directory })).toBe('/opt/mine');
  expect(installedChromium({ PATH: directory })).toBe(installed);
});
