import type { World } from './world.ts';

/** Three people's commits of every work type, with an outlier, a vendored file, a revert and releases. */
export const SIX_COMMITS: World = {
  repository: 'api',
  commits: [
    { id: 'a', by: 'ana', at: '2024-01-01T10:00Z', files: { 'src/api.ts': 100, 'vendor/x.js': 40, 'README.md': 20 } },
    {
      id: 'b',
      by: 'bob',
      at: '2024-01-10T10:00Z',
      with: ['cleo'],
      files: { 'src/api.ts': { replaces: { a: 10 }, new: 5 } },
    },
    {
      id: 'c',
      by: 'cleo',
      at: '2024-01-12T10:00Z',
      files: { 'src/api.ts': { replaces: { b: 3, a: 2 } } },
      subject: 'Tidy',
    },
    { id: 'd', by: 'ana', at: '2024-03-01T10:00Z', files: { 'src/api.ts': { replaces: { a: 20, c: 1 }, new: 7 } } },
    {
      id: 'e',
      by: 'ana',
      at: '2024-03-02T10:00Z',
      reverts: ['b', 'c'],
      files: { 'src/api.ts': { removes: { d: 2 } } },
    },
    { id: 'big', by: 'bob', at: '2024-03-03T10:00Z', files: { 'src/big.ts': 1_500 } },
  ],
  tags: { 'v1.0.0': 'a', 'v1.1.0': 'c', nightly: 'd' },
  files: {
    'src/api.ts': { language: 'TypeScript' },
    'src/big.ts': { language: 'TypeScript' },
    'vendor/x.js': { language: 'JavaScript', vendored: true },
    'README.md': { language: 'Markdown', documentation: true },
  },
};
