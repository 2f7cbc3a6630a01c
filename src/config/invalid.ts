import { WheelhouseError } from '../core/index.ts';
import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

/** What zod found, as one sentence: the key, what was expected. */
function describe(issue: Issue): string {
  if (issue.code === 'unrecognized_keys') return `does not know ${issue.keys.map((key) => `\`${key}\``).join(', ')}`;
  const message = issue.message.replace(/^Invalid input: /, '').replace(/^Too (small|big): /, '');
  return message.startsWith('expected') ? message : `expected ${message}`;
}

/** Where a key was set, in words: `wheelhouse.yaml line 3`, `the environment`, `the command line`. */
export type Where = (path: readonly PropertyKey[]) => string;

/** One error for the first thing that is wrong; the rest is counted. */
export function invalidConfig(issues: readonly Issue[], where: Where, help: string): WheelhouseError {
  const [first, ...rest] = issues as [Issue, ...Issue[]];
  const key = first.path.map(String).join('.');
  const more = rest.length ? ` (and ${rest.length} more)` : '';
  return new WheelhouseError(
    'config.invalid',
    `${where(first.path)}: ${key ? `\`${key}\` ` : ''}${describe(first)}${more}.`,
    { help },
  );
}
