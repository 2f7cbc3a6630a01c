import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { type UnpackedChromium, unpackChromium } from './chromium-package.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome', 'microsoft-edge'];
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** Nothing leaves the machine on the browser's own account, and time is not spent on what a test never looks at. */
const QUIET = [
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--no-default-browser-check',
  '--no-first-run',
  '--no-pings',
  '--font-render-hinting=none',
  // /dev/shm is 64 MB in many containers, and a full one ends a tab.
  '--disable-dev-shm-usage',
];

/**
 * A real Chromium without a window. `CHROMIUM_PATH` if set, else one that is installed, else the one inside the npm
 * package `@sparticuz/chromium` (Linux on x64), which needs no system library.
 *
 * Errors: when there is none of these, with what to do.
 */
export async function launchBrowser(): Promise<Browser> {
  const installed = installedChromium();
  const found: UnpackedChromium = installed ? { executablePath: installed, env: {} } : await unpackChromium();
  return chromium.launch({
    executablePath: found.executablePath,
    headless: true,
    // Chromium's own sandbox refuses to run as root, and needs user namespaces that containers often lack.
    chromiumSandbox: false,
    args: QUIET,
    env: { ...definedEnvironment(), ...found.env },
  });
}

/** Path of `CHROMIUM_PATH` or of an installed Chromium, Chrome or Edge; undefined when there is none. */
export function installedChromium(env: NodeJS.ProcessEnv = process.env): string | undefined {
  if (env['CHROMIUM_PATH']) return env['CHROMIUM_PATH'];
  const onPath = (env['PATH'] ?? '').split(delimiter).flatMap((directory) => NAMES.map((name) => join(directory, name)));
  return [...onPath, ...PLACES].find((path) => existsSync(path));
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
