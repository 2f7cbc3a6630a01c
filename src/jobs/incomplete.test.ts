import { expect, it } from 'vitest';
import { incompleteness } from './incomplete.ts';

it('a complete clone has nothing to say', () => {
  expect(incompleteness({ shallow: false, missing_blobs: 0 })).toEqual([]);
});

it('says of each lack what it is and how it is mended', () => {
  expect(incompleteness({ shallow: true, missing_blobs: 12_345 })).toEqual([
    expect.stringMatching(/^A shallow clone: .*`git fetch --unshallow`/),
    expect.stringMatching(/^12,345 file versions are missing .*`git fetch --refetch --no-filter`/),
  ]);
});
