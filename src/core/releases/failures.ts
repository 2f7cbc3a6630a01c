import { groupBy } from '../group-by.ts';
import type { InferredRelease } from './infer.ts';
import { compareVersions } from './tag-name.ts';

export type FailureReason = 'patch' | 'revert' | 'hotfix';

export interface Failure {
  /** Index of the release that failed, of the later one that says so. */
  release: number;
  by: number;
  reason: FailureReason;
}

/** Commits of releases that tell of repair. `release` is an index: the first of its component to contain the commit. */
export interface RepairCommit {
  release: number;
  subject: string;
  /** Release of any component that is its first to contain the commit this one reverts. */
  revertsOf: number | null;
}

/** A release's failure shows within this time (ours). */
const WINDOW = 7 * 86_400;
/** Conventional commits' breaking-alarm form, and the branch and title habits of hotfixes. */
const HOTFIX = /^hot-?fix\b|^fix(\([^)]*\))?!:|^merge .*\bhot-?fix[/_-]/iu;

export function isHotfixSubject(subject: string): boolean {
  return HOTFIX.test(subject);
}

/**
 * A release failed when, within 7 days, a patch release of the same version line came out, a release took back one of its
 * commits, or a release was made as a hotfix (tag, `fix!:` or hotfix commit). The first such release counts. Always one of
 * the same component, made later on another commit: packages that one publish tags together repair nothing, and one that
 * shipped a commit with its revert has not failed because another package took longer.
 */
export function inferFailures(releases: readonly InferredRelease[], repairs: readonly RepairCommit[]): Failure[] {
  const failures = new Map<number, Failure>();
  const fail = (failure: Failure) => {
    const [failed, by] = [releases[failure.release]!, releases[failure.by]!];
    if (!mayRepair(by, failed) || by.releasedAt - failed.releasedAt > WINDOW) return;
    if (!failures.has(failure.release)) failures.set(failure.release, failure);
  };
  const repairsOf = groupBy(repairs, ({ release }) => release);
  const lines = fourPartLines(releases);
  releases.forEach((release, by) => {
    if (release.version.prerelease) return;
    const fixed = patched(releases, by, lines);
    if (fixed !== null) fail({ release: fixed, by, reason: 'patch' });
    const own = repairsOf.get(by) ?? [];
    for (const repair of own) if (repair.revertsOf !== null) fail({ release: repair.revertsOf, by, reason: 'revert' });
    const before = previous(releases, by, () => true);
    if (before !== null && (release.version.hotfix || own.some((repair) => isHotfixSubject(repair.subject))))
      fail({ release: before, by, reason: 'hotfix' });
  });
  return [...failures.values()].toSorted((a, b) => a.release - b.release);
}

/** Whether a release can be the repair of another: the same component, strictly later, and other code. */
function mayRepair(by: InferredRelease, failed: InferredRelease): boolean {
  return (
    by.version.component === failed.version.component &&
    by.commit !== failed.commit &&
    by.releasedAt > failed.releasedAt
  );
}

/** The release this one is a patch of: the version before it on its line (same major and minor). */
function patched(releases: readonly InferredRelease[], index: number, fourPart: Set<string>): number | null {
  const { version } = releases[index]!;
  if (version.dated || (version.patch === 0 && version.rest.length === 0)) return null;
  // Where a line has fourth parts (1.7.9.6), they are its patches, and 1.7.10 is a release like any other.
  const deep = fourPart.has(lineOf(releases[index]!));
  if (deep && version.rest.length === 0) return null;
  return previous(
    releases,
    index,
    (other) =>
      !other.version.dated &&
      lineOf(other) === lineOf(releases[index]!) &&
      (!deep || other.version.patch === version.patch) &&
      compareVersions(other.version, version) < 0,
  );
}

function fourPartLines(releases: readonly InferredRelease[]): Set<string> {
  return new Set(releases.filter(({ version }) => version.rest.length > 0 && !version.prerelease).map(lineOf));
}

function lineOf({ version }: InferredRelease): string {
  return `${version.component} ${version.major}.${version.minor}`;
}

/** The latest release before that this one can repair and that is accepted. Releases are in order of time. */
function previous(
  releases: readonly InferredRelease[],
  index: number,
  accept: (release: InferredRelease) => boolean,
): number | null {
  const release = releases[index]!;
  const { releasedAt } = release;
  for (let i = index - 1; i >= 0 && releasedAt - releases[i]!.releasedAt <= WINDOW; i--) {
    const other = releases[i]!;
    if (!other.version.prerelease && mayRepair(release, other) && accept(other)) return i;
  }
  return null;
}
