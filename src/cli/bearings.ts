import pc from 'picocolors';
import type { Finding } from '../contract/index.ts';
import { printable } from './terminal/escape.ts';
import { wrap } from './terminal/words.ts';

const MARK: Record<Finding['tone'], string> = { good: pc.green('▲'), watch: pc.yellow('●'), neutral: pc.cyan('◆') };

/** The first bearings as lines for the terminal: a sentence each, with its number. */
export function bearingLines(findings: readonly Finding[], width: number): string[] {
  if (findings.length === 0) return [pc.dim('Nothing stands out yet: there is too little history to speak of.')];
  const inner = Math.min(Math.max(width, 40), 100) - 2;
  return findings.map((finding) => `${MARK[finding.tone]} ${wrap(printable(finding.sentence), inner, '  ')}`);
}
