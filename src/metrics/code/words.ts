import type { Source } from '../kernel/index.ts';

/** Sentences the code metrics share, so that all say what is left out in the same way. */
export const LEFT_OUT =
  'Left out: merge commits, bots, generated and vendored files, and outliers (commits of more than 1,000 hunk-aware lines or 100 files, counted over all their files).';

export const LINES =
  'A hunk that takes out d lines and puts in a counts max(a, d) lines: the d are booked on the commits that wrote them, what goes beyond is new work.';

export const DEFINITIONS: Source = { title: 'Wheelhouse definitions, "Code"', url: null };

export const LINES_ARE_NOT_VALUE =
  'Lines measure change, not value: the best change is often a small one. Compare a team with its own past only.';

export const AGENT_MARKS =
  'AI assistance is known only where a commit says so (co-author trailer or an agent’s own account). Help that left no mark counts as "Other".';
