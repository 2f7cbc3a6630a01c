/** By what the page can group lines. */
export const groupings = [
  { by: 'cohort', label: 'When written' },
  { by: 'directory', label: 'Directory' },
  { by: 'assistance', label: 'AI-assisted or not' },
  { by: 'repository', label: 'Repository' },
] as const;
