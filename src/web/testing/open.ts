import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

export const desktop = { viewport: { width: 1280, height: 860 } };
export const phone = { viewport: { width: 390, height: 844 } };

/** A page under test, with what went wrong in it: errors of scripts, breaches of the content security policy. */
export interface Opened extends AsyncDisposable {
  page: Page;
  /** Goes to a page of the app and waits until nothing loads any more. */
  visit(path: string): Promise<void>;
  faults: string[];
}

export async function openApp(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = desktop,
): Promise<Opened> {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`${message.text()} ${message.location().url}`);
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(url) && !request.url().startsWith('blob:'))
      faults.push(`asked elsewhere: ${request.url()}`);
  });
  return {
    page,
    faults,
    visit: async (path) => {
      await page.goto(url + path);
      await settled(page);
    },
    [Symbol.asyncDispose]: () => context.close(),
  };
}

/** Waits until skeletons are gone, pictures drawn and answers in. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      document.querySelector('h1') !== null &&
      document.querySelector('[aria-label="Loading"]') === null &&
      document.querySelector('[data-drawn="false"]') === null,
  );
  await page.waitForLoadState('networkidle');
}
