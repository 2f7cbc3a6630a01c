import type { Browser } from 'playwright-core';
import { launchBrowser, visit } from './browser.ts';
import { pagePaths } from './pages.ts';

/** What pages ask of the API, as a browser really asks it. Without paths: every page there is. */
export async function callsOfPages(url: string, paths?: readonly string[]): Promise<string[]> {
  const browser = await launchBrowser();
  try {
    return await callsIn(browser, url, paths ?? (await pagePaths(url)));
  } finally {
    await browser.close();
  }
}

async function callsIn(browser: Browser, url: string, paths: readonly string[]): Promise<string[]> {
  const calls = new Set<string>();
  for (const path of paths) {
    for (const call of (await visit(browser, `${url}${path}`)).calls) calls.add(call);
  }
  return [...calls];
}

/** Asks and reads the whole answer; milliseconds. An answer that is an error is one here. */
export async function timeCall(url: string, call: string): Promise<number> {
  const started = performance.now();
  const response = await fetch(`${url}${call}`);
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`${call} was answered with ${response.status}`);
  return performance.now() - started;
}
