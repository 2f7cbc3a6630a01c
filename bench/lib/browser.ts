import type { Browser, Page } from 'playwright-core';

export { launchBrowser } from '../../src/testing/browser.ts';

export interface Visit {
  /** Milliseconds from the start of navigation to the last answer received and the last change of the page. */
  milliseconds: number;
  /** Paths of the API that the page called, with their queries. */
  calls: string[];
  /** JavaScript with the bytes that came over the wire, compressed as the server compresses it. */
  scripts: { file: string; bytes: number }[];
}

/**
 * Loads a page in a fresh, empty browser context and waits until it is complete: nothing is being fetched, nothing is
 * marked as loading, and the document has not changed for half a second.
 */
export async function visit(browser: Browser, url: string): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  try {
    const page = await context.newPage();
    const network = watchRequests(page);
    const scripts = await watchScripts(page);
    await page.addInitScript(watchForChanges);
    await page.goto(url, { waitUntil: 'load' });
    do await page.waitForFunction(isQuiet, undefined, { polling: 50, timeout: 60_000 });
    while (network.underWay() > 0);
    const milliseconds = await page.evaluate(() => (window as unknown as { lastChange: number }).lastChange);
    if (milliseconds === 0) throw new Error(`${url} was not seen to change: it could not be measured.`);
    return { milliseconds, calls: network.calls, scripts: scripts() };
  } finally {
    await context.close();
  }
}

/** Calls of the API, and how many requests are waiting for their answer. */
function watchRequests(page: Page) {
  const calls: string[] = [];
  let underWay = 0;
  page.on('request', (request) => {
    underWay += 1;
    const { pathname, search } = new URL(request.url());
    if (pathname.startsWith('/api/')) calls.push(`${pathname}${search}`);
  });
  page.on('requestfinished', () => (underWay -= 1));
  page.on('requestfailed', () => (underWay -= 1));
  return { calls, underWay: () => underWay };
}

async function watchScripts(page: Page): Promise<() => Visit['scripts']> {
  const session = await page.context().newCDPSession(page);
  const scripts = new Map<string, { file: string; bytes: number }>();
  session.on('Network.responseReceived', ({ type, requestId, response }) => {
    if (type === 'Script') scripts.set(requestId, { file: new URL(response.url).pathname, bytes: 0 });
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const script = scripts.get(requestId);
    if (script) script.bytes = encodedDataLength;
  });
  await session.send('Network.enable');
  return () => [...scripts.values()];
}

/**
 * Runs in the page before its own code. No named function in it: the TypeScript loader would wrap it in a helper that the
 * page does not have.
 */
function watchForChanges(): void {
  const state = window as unknown as { lastChange: number };
  state.lastChange = 0;
  const everything = { subtree: true, childList: true, attributes: true, characterData: true };
  new MutationObserver(() => (state.lastChange = performance.now())).observe(document, everything);
  new PerformanceObserver(() => (state.lastChange = performance.now())).observe({ type: 'resource', buffered: true });
}

/** Runs in the page. */
function isQuiet(): boolean {
  const { lastChange } = window as unknown as { lastChange: number };
  const loading = document.querySelector('[aria-busy="true"], [aria-label="Loading"]');
  return document.querySelector('main') !== null && !loading && performance.now() - lastChange > 500;
}
