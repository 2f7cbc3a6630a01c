import { spawn } from 'node:child_process';
import type { ProcessFacts } from '../config/index.ts';

function opener(facts: ProcessFacts): string[] | null {
  if (facts.browser) return facts.browser === 'none' ? null : [facts.browser];
  if (!facts.desktop) return null;
  if (process.platform === 'darwin') return ['open'];
  if (process.platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler'];
  return ['xdg-open'];
}

/** Opens the page where there is a browser to open it; the address is printed in any case, so a failure is no news. */
export function openBrowser(url: string, facts: ProcessFacts): void {
  const [program, ...args] = opener(facts) ?? [];
  if (!program) return;
  const child = spawn(program, [...args, url], { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}
