import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { type FoundChromium, unpackChromium } from './chromium-package.ts';

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
 * A real Chromium without a window: `CHROMIUM_PATH` if set, else the one inside the npm package `@sparticuz/chromium`
 * (Linux on x64), the same for everyone, else an installed one.
 *
 * Errors: when none of them starts, with what to do.
 */
export async function launchBrowser(options: { env?: NodeJS.ProcessEnv } = {}): Promise<Browser> {
  const env = options.env ?? process.env;
  const failures: unknown[] = [];
  for (const find of [() => ownChoice(env), () => unpackChromium(env), () => installedChromium(env)]) {
    try {
      const found = await find();
      if (found) return await launch(found, env);
    } catch (error) {
      failures.push(error);
    }
    if (env['CHROMIUM_PATH']) break;
  }
  throw new AggregateError(
    failures,
    `No Chromium starts here: install one, or set CHROMIUM_PATH. ${failures.join(' ')}`,
  );
}

function launch(found: FoundChromium, env: NodeJS.ProcessEnv): Promise<Browser> {
  return chromium.launch({
    executablePath: found.executablePath,
    headless: true,
    // Chromium's own sandbox refuses to run as root, and needs user namespaces that containers often lack.
    chromiumSandbox: false,
    args: QUIET,
    env: { ...definedOnly(env), ...found.env },
  });
}

function ownChoice(env: NodeJS.ProcessEnv): FoundChromium | undefined {
  return env['CHROMIUM_PATH'] ? { executablePath: env['CHROMIUM_PATH'], env: {} } : undefined;
}

/** An installed Chromium, Chrome or Edge; undefined when there is none. */
export function installedChromium(env: NodeJS.ProcessEnv): FoundChromium | undefined {
  const onPath = (env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((directory) => NAMES.map((name) => join(directory, name)));
  const executablePath = [...onPath, ...PLACES].find((path) => existsSync(path));
  return executablePath ? { executablePath, env: {} } : undefined;
}

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
