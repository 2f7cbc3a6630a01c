import pc from 'picocolors';
import type { Added } from '../app/index.ts';
import type { Outcome } from '../jobs/index.ts';
import { messageLines, type Output } from './output.ts';
import { printable } from './terminal/escape.ts';
import { count, counted } from './terminal/words.ts';

type Failure = { code: string; message: string; help: string };

function sayFailure(output: Output, name: string, { code, message, help }: Failure): void {
  const mark = code === 'repository.empty' ? pc.yellow('note') : pc.red('error');
  const named = message.startsWith(name) ? message : `${name}: ${message}`;
  output.note(`${mark} ${messageLines({ message: named, help })}`);
}

/** Names the sources that could not be added, and why. */
export function sayFailedSources(output: Output, failed: Added['failed']): void {
  for (const failure of failed) sayFailure(output, failure.source, failure);
}

/** Names the repositories that could not be read to their end, and why; and those that lack a part, and how to get it. */
export function sayOutcomes(output: Output, outcomes: readonly Outcome[]): void {
  for (const { name, state, incomplete } of outcomes) {
    if (state.error) sayFailure(output, name, state.error);
    for (const sentence of incomplete) output.note(`${pc.yellow('note')} ${printable(name)}: ${sentence}`);
  }
}

/** "698 commits on main, and 14 outside it; 3 new": the first number is the one that pages show. */
export function commitWords({ commits, commitsOfTags, defaultBranch, newCommits }: Outcome): string {
  const onBranch = `${counted(commits, 'commit')} on ${defaultBranch ?? 'HEAD'}`;
  const ofTags = commitsOfTags > 0 ? `, and ${count(commitsOfTags)} outside it` : '';
  return `${onBranch}${ofTags}; ${newCommits > 0 ? `${count(newCommits)} new` : 'no new ones'}`;
}
