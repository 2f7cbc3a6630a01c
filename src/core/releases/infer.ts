import { compareVersions, parseTagName, type TagVersion } from './tag-name.ts';

export interface ReleaseTag {
  name: string;
  commit: number;
  /** Seconds since the epoch. */
  taggedAt: number;
}

/** A deployment inferred from a tag. */
export interface InferredRelease {
  tag: string;
  commit: number;
  releasedAt: number;
  version: TagVersion;
  /** First known release of its component: contains nothing, so that years of history are not its lead time. */
  baseline: boolean;
}

/** Release tags in order of time; one per component, version and commit. Pre-releases are there, and are never the baseline. */
export function inferReleases(tags: readonly ReleaseTag[]): InferredRelease[] {
  const parsed = tags.flatMap((tag) => {
    const version = parseTagName(tag.name);
    return version ? [{ tag: tag.name, commit: tag.commit, releasedAt: tag.taggedAt, version, baseline: false }] : [];
  });
  const ordered = withoutTwins(parsed).toSorted(byTime);
  const begun = new Set<string>();
  for (const release of ordered) {
    const { component, prerelease } = release.version;
    if (prerelease || begun.has(component)) continue;
    begun.add(component);
    release.baseline = true;
  }
  return ordered;
}

function byTime(a: InferredRelease, b: InferredRelease): number {
  return (
    a.releasedAt - b.releasedAt ||
    compareVersions(a.version, b.version) ||
    a.commit - b.commit ||
    (a.tag < b.tag ? -1 : 1)
  );
}

/** `1.2.3` and `v1.2.3` on one commit are one release: the earlier, then the shorter name. */
function withoutTwins(releases: InferredRelease[]): InferredRelease[] {
  const kept = new Map<string, InferredRelease>();
  for (const release of releases.toSorted(
    (a, b) => a.releasedAt - b.releasedAt || a.tag.length - b.tag.length || (a.tag < b.tag ? -1 : 1),
  )) {
    const { component, major, minor, patch, rest, prerelease } = release.version;
    const key = [
      release.commit,
      component,
      major,
      minor,
      patch,
      ...rest,
      prerelease ? release.tag.replace(/^v/iu, '') : '',
    ].join(' ');
    if (!kept.has(key)) kept.set(key, release);
  }
  return [...kept.values()];
}
