/** Options of every `git diff-tree`: full ids, bytes as they are, nothing of a configuration. */
export const DIFF_OPTIONS: readonly string[] = [
  '-r',
  '--raw',
  '-z',
  '--no-abbrev',
  '--no-ext-diff',
  '--no-textconv',
  '--no-color',
  '--ignore-submodules=none',
];

/** Hunks as `git blame` and `git log` make them by default. */
export const PATCH_OPTIONS: readonly string[] = [
  '-p',
  '-U0',
  '--diff-algorithm=default',
  '--indent-heuristic',
  '--inter-hunk-context=0',
  '--src-prefix=a/',
  '--dst-prefix=b/',
  '--submodule=short',
  // a shortened id is looked up among all others, and nobody reads it
  '--full-index',
];

/** Renames as `git log -M` finds them by default. */
export const RENAME_OPTIONS: readonly string[] = ['-M50%', '-l1000'];
