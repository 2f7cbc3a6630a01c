import type { Repository } from '../store/index.ts';

/** What a clone lacks, so that its numbers are incomplete, and how to get it: a sentence each. */
export function incompleteness({
  shallow,
  missing_blobs: blobs,
}: Pick<Repository, 'shallow' | 'missing_blobs'>): string[] {
  return [
    ...(shallow
      ? [
          'A shallow clone: history before its first commits is not there, so its numbers are incomplete. Run `git fetch --unshallow` in it, then sync.',
        ]
      : []),
    ...(blobs > 0
      ? [
          `${blobs === 1 ? 'One file version is' : `${grouped(blobs)} file versions are`} missing from this clone (a partial clone): line counts of these changes are not known. Run \`git fetch --refetch --no-filter\` in it, then sync.`,
        ]
      : []),
  ];
}

const grouped = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ',');
