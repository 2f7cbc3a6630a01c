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
    // Letters have a width: a machine without any font draws none.
    const width = await page.evaluate(() => document.querySelector('button')!.getBoundingClientRect().width);
    expect(width).toBeGreaterThan(20);
  } finally {
    await browser.close();
  }
});

test('CHROMIUM_PATH is taken at its word', async () => {
  await expect(launchBrowser({ env: { CHROMIUM_PATH: '/nowhere/chromium' } })).rejects.toThrow(
    /set CHROMIUM_PATH.*nowhere/s,
  );
});

test('an installed browser is found on PATH', () => {
  const directory = mkdtempSync(join(tmpdir(), 'wheelhouse-browser-'));
  const installed = join(directory, 'google-chrome');
  writeFileSync(installed, '');
  expect(installedChromium({ PATH: directory })).toEqual({ executablePath: installed, env: {} });
});
