import type { Source } from '../kernel/index.ts';

export const DORA: Source = {
  title: 'DORA: software delivery performance metrics',
  url: 'https://dora.dev/guides/dora-metrics-four-keys/',
};
export const FAILED_BY_TAGS: Source = { title: 'Reading failures from tags is a rule made here', url: null };

export const INFERRED =
  'Inferred from tags: a release is a tag that reads as a version. What is deployed without a tag, or tagged and never deployed, is not seen as such.';
export const ONE_PUBLISH =
  'Version tags of one commit are one release, dated by the first of them: a publish that tags every package of a monorepo counts once. Split by component, each package counts its own.';
export const PRERELEASES = 'Pre-releases (alpha, beta, rc …) are not counted.';
export const FAILURE_RULE =
  'A release failed when, within 7 days, a patch release of the same line followed, or a release that took back one of its commits, or a hotfix (by its tag, a hotfix or a fix!: commit, or the merge of a hotfix branch); always a later release of the same package, on another commit.';
export const PLANNED_PATCH =
  'A patch that was planned looks like a repair from here, and a failure that was repaired without a tag, or later than 7 days, is not seen.';
export const PACKAGE_COMMITS =
  "In a monorepo a package's release contains every commit before it, also those of other packages: a tag names a package, not its directory. Ask with a path for the commits of one directory.";
