import pc from 'picocolors';
import type { Added } from '../app/index.ts';
import type { Outcome } from '../jobs/index.ts';
import { shellWord } from './next-command.ts';
import { messageLines, type Output } from './output.ts';
import { printable } from './terminal/escape.ts';
import { count, counted } from './terminal/words.ts';

type Failure = { message: string; help: string };

const neverClonedHelp = (name: string) =>
  `Every sync tries it again; \`wheelhouse remove ${shellWord(name)}\` ends that.`;

const MARKS = { note: pc.yellow('note'), error: pc.red('error') };

function sayFailure(
  output: Output,
  name: string,
  { message, help, mark }: Failure & { mark: keyof typeof MARKS },
): void {
  const named = message.startsWith(name) ? message : `${name}: ${message}`;
  output.note(`${MARKS[mark]} ${messageLines({ message: named, help })}`);
}

/**
 * The readings that failed. An empty repository is no failure; nor is a URL that was added on a page and never could be
 * cloned, where others were read: nothing of it is missing from the data.
 */
export function failedOf(outcomes: readonly Outcome[]): Outcome[] {
  const failed = outcomes.filter(({ state }) => state.phase === 'failed');
  return outcomes.every(({ neverCloned }) => neverCloned) ? failed : failed.filter(({ neverCloned }) => !neverCloned);
}

/** Names the sources that could not be added, and why. */
export function sayFailedSources(output: Output, failed: Added['failed']): void {
  for (const failure of failed) {
    const mark = failure.code === 'repository.empty' ? 'note' : 'error';
    sayFailure(output, failure.source, { ...failure, mark });
  }
}

/** Names the repositories that could not be read to their end, and why; and those that lack a part, and how to get it. */
export function sayOutcomes(output: Output, outcomes: readonly Outcome[]): void {
  const failed = failedOf(outcomes);
  for (const outcome of outcomes) {
    const { name, state, incomplete, neverCloned } = outcome;
    const mark = failed.includes(outcome) ? 'error' : 'note';
    if (state.error && neverCloned)
      sayFailure(output, name, { ...state.error, help: `${state.error.help} ${neverClonedHelp(name)}`, mark });
    else if (state.error) sayFailure(output, name, { ...state.error, mark });
    for (const sentence of incomplete) output.note(`${pc.yellow('note')} ${printable(name)}: ${sentence}`);
  }
}

/** "698 commits on main, and 14 outside it; 3 new": the first number is the one that pages show. */
export function commitWords({ commits, commitsOfTags, defaultBranch, newCommits }: Outcome): string {
  const onBranch = `${counted(commits, 'commit')} on ${defaultBranch ?? 'HEAD'}`;
  const ofTags = commitsOfTags > 0 ? `, and ${count(commitsOfTags)} outside it` : '';
  return `${onBranch}${ofTags}; ${newCommits > 0 ? `${count(newCommits)} new` : 'no new ones'}`;
}
