import { describe, expect, it } from 'vitest';
import { commitGraph, inferFailures, inferReleases, releaseContents, type RepairCommit } from './index.ts';

const DAY = 86_400;
/** 'tag commit day'. */
const tags = (...texts: string[]) =>
  texts
    .map((text) => text.split(' '))
    .map(([name, commit, day]) => ({ name: name!, commit: Number(commit), taggedAt: Number(day) * DAY }));
const graphOf = (...parents: number[][]) =>
  commitGraph(parents.length, {
    commit: parents.flatMap((list, commit) => list.map(() => commit)),
    parent: parents.flat(),
  });

describe('releases from tags', () => {
  it('come in order of time, with the first of each component as baseline', () => {
    const releases = inferReleases(
      tags('v1.1.0 5 10', 'v1.0.0-rc1 1 1', 'v1.0.0 2 2', 'latest 5 10', 'lib@0.1.0 3 4', 'lib@0.2.0 5 11'),
    );
    expect(releases.map(({ tag, baseline }) => [tag, baseline])).toEqual([
      ['v1.0.0-rc1', false],
      ['v1.0.0', true],
      ['lib@0.1.0', true],
      ['v1.1.0', false],
      ['lib@0.2.0', false],
    ]);
  });

  it('two names of one version on one commit are one release', () => {
    expect(
      inferReleases(tags('v1.0.0 1 1', '1.0.0 1 1', '1.0.0-rc1 1 1', 'v1.0.0-rc2 1 1')).map(({ tag }) => tag),
    ).toEqual(['1.0.0-rc1', 'v1.0.0-rc2', '1.0.0']);
  });
});

describe('what a release contains', () => {
  //        0 - 1 - 2 - 4 - 5      main
  //             \ 3 - 6           maintenance, merged by nobody
  const graph = graphOf([], [0], [1], [1], [2], [4], [3]);

  it('is what no release of its component before it contained', () => {
    const releases = inferReleases(tags('v1.0.0 1 1', 'v1.1.0 4 5', 'v1.0.1 6 6', 'v1.2.0 5 9', 'v1.2.0-rc1 5 8'));
    const contents = releaseContents(releases, graph);
    expect(contents.release.map((index, i) => `${releases[index]!.tag} ${contents.commit[i]}`).toSorted()).toEqual([
      'v1.0.1 3',
      'v1.0.1 6',
      'v1.1.0 2',
      'v1.1.0 4',
      'v1.2.0 5',
    ]);
  });

  it('is told for each component apart', () => {
    const releases = inferReleases(tags('a@1.0.0 1 1', 'b@1.0.0 2 2', 'a@1.1.0 4 3', 'b@1.1.0 5 4'));
    const contents = releaseContents(releases, graph);
    expect(contents.release.map((index, i) => `${releases[index]!.tag} ${contents.commit[i]}`).toSorted()).toEqual([
      'a@1.1.0 2',
      'a@1.1.0 4',
      'b@1.1.0 4',
      'b@1.1.0 5',
    ]);
  });
});

describe('failures', () => {
  const failures = (
    list: ReturnType<typeof tags>,
    repairs: (Omit<RepairCommit, 'release' | 'revertsOf'> & { in: string; revertsOf?: string })[] = [],
  ) => {
    const releases = inferReleases(list);
    const index = (tag: string) => releases.findIndex((release) => release.tag === tag);
    return inferFailures(
      releases,
      repairs.map((one) => ({
        release: index(one.in),
        subject: one.subject,
        revertsOf: one.revertsOf === undefined ? null : index(one.revertsOf),
      })),
    ).map(({ release, by, reason }) => `${releases[release]!.tag} ${reason} ${releases[by]!.tag}`);
  };

  it('a patch release within 7 days, on the same line', () => {
    expect(failures(tags('v1.0.0 0 0', 'v1.1.0 1 10', 'v1.1.1 2 17', 'v1.2.0 3 30', 'v1.2.1 4 38'))).toEqual([
      'v1.1.0 patch v1.1.1',
    ]);
    expect(failures(tags('6.2.13 0 0', '7.0.14 1 1', '7.2.3 2 2', '7.2.4 3 60', '7.0.15 4 60', '6.2.14 5 60'))).toEqual(
      [],
    );
    expect(failures(tags('v1.0.0 0 0', 'v2.0.0 1 2', 'v1.0.1 2 3'))).toEqual(['v1.0.0 patch v1.0.1']);
  });

  it('where versions have four parts, the fourth is the patch', () => {
    expect(failures(tags('v1.7.9 0 0', 'v1.7.9.1 1 3', 'v1.7.10 2 5'))).toEqual(['v1.7.9 patch v1.7.9.1']);
  });

  it('days are not patches of each other', () => {
    expect(failures(tags('2024-01-15 0 0', '2024-01-16 1 1', '2024-01-17 2 2'))).toEqual([]);
  });

  it('a release that takes back a commit of another, or says hotfix', () => {
    expect(
      failures(tags('2024-01-15 0 0', '2024-01-16 1 1', '2024-01-30 2 15'), [
        { in: '2024-01-16', subject: 'Revert "faster"', revertsOf: '2024-01-15' },
        { in: '2024-01-30', subject: 'Revert "old"', revertsOf: '2024-01-16' },
      ]),
    ).toEqual(['2024-01-15 revert 2024-01-16']);
    expect(
      failures(tags('v1.0.0 0 0', 'v1.1.0 1 3', 'v1.2.0 2 6'), [
        { in: 'v1.1.0', subject: 'fix(api)!: stop losing orders' },
        { in: 'v1.2.0', subject: 'fix: typo' },
      ]),
    ).toEqual(['v1.0.0 hotfix v1.1.0']);
    expect(failures(tags('v1.0.0 0 0', 'hotfix-1.1.0 1 3'))).toEqual(['v1.0.0 hotfix hotfix-1.1.0']);
  });

  it('what one publish tags together does not repair itself', () => {
    const revert = (from: string, of: string) => ({ in: from, subject: 'Revert "x"', revertsOf: of });
    expect(failures(tags('a@1.1.0 5 10', 'b@1.1.0 5 10'), [revert('b@1.1.0', 'a@1.1.0')])).toEqual([]);
    // Annotated one after the other, and one commit tagged again.
    expect(failures(tags('a@1.1.0 5 10', 'b@1.1.0 5 11'), [revert('b@1.1.0', 'a@1.1.0')])).toEqual([]);
    expect(failures(tags('v1.1.0 5 10', 'v1.1.1 5 11', 'hotfix-1.2.0 5 12'))).toEqual([]);
    expect(failures(tags('v1.1.0 5 10', 'v1.1.1 6 10'))).toEqual([]);
    // The one before its twin is what a hotfix is of.
    expect(failures(tags('v1.1.0 4 9', 'v1.2.0 5 10', 'hotfix-1.3.0 5 10'))).toEqual(['v1.1.0 hotfix hotfix-1.3.0']);
  });

  it('a revert blames only releases of its component that shipped the commit without it', () => {
    const revert = (from: string, of: string) => ({ in: from, subject: 'Revert "x"', revertsOf: of });
    const list = tags('a@1.1.0 5 10', 'b@1.1.0 5 10', 'a@1.2.0 6 12', 'c@1.1.0 6 12', 'b@1.2.0 7 14', 'c@1.2.0 7 14');
    // c ships the commit together with its revert; b takes longer than a.
    const repairs = ['a@1.2.0', 'b@1.2.0', 'c@1.1.0'].flatMap((from) =>
      ['a@1.1.0', 'b@1.1.0', 'c@1.1.0'].map((of) => revert(from, of)),
    );
    expect(failures(list, repairs)).toEqual(['a@1.1.0 revert a@1.2.0', 'b@1.1.0 revert b@1.2.0']);
  });

  it('a pre-release neither fails nor says that another failed', () => {
    expect(failures(tags('v1.0.0-rc1 0 0', 'v1.0.0 1 1', 'v1.0.1-rc1 2 2'))).toEqual([]);
  });
});
