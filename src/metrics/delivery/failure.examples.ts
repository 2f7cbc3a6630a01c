import type { World } from '../../core/index.ts';

/** Six releases: 1.1.0 is patched after two days, 1.2.0 never, 2.0.0 has a commit taken back by 2.1.0 after five days. */
export const patchedAndReverted: World = {
  commits: [
    { id: 'a', by: 'ann', at: '2026-03-01', files: { 'a.ts': 1 } },
    { id: 'b', by: 'ann', at: '2026-03-02', files: { 'a.ts': 1 } },
    { id: 'c', by: 'ann', at: '2026-03-04', files: { 'a.ts': 1 } },
    { id: 'd', by: 'ann', at: '2026-03-12', files: { 'a.ts': 1 } },
    { id: 'e', by: 'ann', at: '2026-03-20', files: { 'e.ts': 1 } },
    { id: 'f', by: 'ben', at: '2026-03-25', reverts: ['e'], files: { 'e.ts': { removes: { e: 1 } } } },
    { id: 'g', by: 'ben', at: '2026-04-20', files: { 'g.ts': 1 } },
  ],
  tags: { 'v1.0.0': 'a', 'v1.1.0': 'b', 'v1.1.1': 'c', 'v1.2.0': 'd', 'v2.0.0': 'e', 'v2.1.0': 'f' },
};

export const given =
  'Six releases in March: 1.0.0, 1.1.0 on the 2nd, 1.1.1 on the 4th, 1.2.0 on the 12th, 2.0.0 on the 20th, and 2.1.0 on the 25th, which reverts a commit of 2.0.0.';

/** A package tagged on a commit that had another one's tag for three weeks, and patched two days later. */
export const taggedLater: World = {
  commits: [
    { id: 'a', by: 'ann', at: '2026-03-01', files: { 'a.ts': 1 } },
    { id: 'b', by: 'ann', at: '2026-03-23', files: { 'a.ts': 1 } },
    { id: 'c', by: 'ann', at: '2026-04-20', files: { 'a.ts': 1 } },
  ],
  tags: { 'api@1.0.0': 'a', 'web@1.0.0': { commit: 'a', at: '2026-03-21' }, 'web@1.0.1': 'b' },
};

/** Two packages of one commit, tagged two days apart: the one tagged first is patched last. */
export const patchedCrosswise: World = {
  commits: [
    { id: 'a', by: 'ann', at: '2026-03-01', files: { 'a.ts': 1 } },
    { id: 'b', by: 'ann', at: '2026-03-04', files: { 'a.ts': 1 } },
    { id: 'c', by: 'ann', at: '2026-03-07', files: { 'a.ts': 1 } },
    { id: 'd', by: 'ann', at: '2026-04-20', files: { 'a.ts': 1 } },
  ],
  tags: {
    'api@1.0.0': 'a',
    'web@1.0.0': { commit: 'a', at: '2026-03-03' },
    'web@1.0.1': 'b',
    'api@1.0.1': 'c',
  },
};

/** Two packages tagged together twice, a minute apart as annotated tags are, and one of them patched in between. */
export const packagesPublishedTogether: World = {
  commits: [
    { id: 'a', by: 'ann', at: '2026-03-02', files: { 'a.ts': 1 } },
    { id: 'b', by: 'ann', at: '2026-03-04', files: { 'a.ts': 1 } },
    { id: 'c', by: 'ann', at: '2026-03-12', files: { 'a.ts': 1 } },
    { id: 'd', by: 'ann', at: '2026-03-31', files: { 'a.ts': 1 } },
  ],
  tags: {
    'api@1.0.0': 'a',
    'web@1.0.0': { commit: 'a', at: '2026-03-02T00:01Z' },
    'api@1.0.1': 'b',
    'api@1.1.0': 'c',
    'web@1.0.1': { commit: 'c', at: '2026-03-12T00:01Z' },
  },
};
