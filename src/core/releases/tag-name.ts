/** A version as a tag names it. */
export interface TagVersion {
  /** Package of a monorepo (`name@1.2.3`, `name/v1.2.3`, `name-1.2.3`); '' where the tag names none. */
  component: string;
  major: number;
  minor: number;
  patch: number;
  /** Parts after the third, in order: `1.7.9.6`, `0.99.7c`, `2.6.14-1`. */
  rest: number[];
  prerelease: boolean;
  /** A day, not a version whose last part counts fixes: `2024-01-15`, `20240115`. */
  dated: boolean;
  /** The name says that it was made because something was broken. */
  hotfix: boolean;
}

/** Words before a version that name no component. */
const NEUTRAL = new Set([
  '',
  'v',
  'r',
  'rel',
  'release',
  'releases',
  'version',
  'ver',
  'tag',
  'tags',
  'stable',
  'hotfix',
]);
/** Words before a version or date that say it is not for production. */
const UNSTABLE = /(^|[-_/.])(nightly|snapshot|canary|alpha|beta|rc|preview|staging)([-_/.]|$)/iu;
/** Words before a date that say the same: `deploy-dev-2024-01-15`. */
const ENVIRONMENT = /(^|[-_/.])(dev|test)([-_/.]|$)/iu;
/** Packages are called so too (`tokio-test-0.4.5`, `dev-tools-1.2.0`): before a version, all of the component or its last folder. */
const ENVIRONMENT_ALONE = /(^|\/)(dev|test)$/iu;
/** Suffixes that do not make a pre-release, though a semver parser would think so. */
const FINAL = /^[-_.+]?(final|release|ga|lts|stable|hotfix|fix|patch|sp|post|rev|r|p|fp)[-_.]?(\d*)$/iu;

const VERSION = /^(.*?)((?:[-_/@.]|^)[vVrR]?[-_.]?|)(\d{1,6}(?:\.\d{1,9})+)([a-z](?![a-z\d]))?(.*)$/u;
const UNDERSCORED = /^(.*?)[-_/@]?[vVrR]?[-_]?(\d{1,6}(?:_\d{1,9})+)(.*)$/u;
const DATED =
  /^(.*?)[-_/@.]?[vV]?((?:19|20)\d\d)([-.]?)(0[1-9]|1[0-2])\3(0[1-9]|[12]\d|3[01])(?:[-_.T]?(\d{1,6}))?(?:[-_.](\d{1,6}))?$/u;

/** Reads a version out of a tag's name; null where it names none (a moving tag such as `v4` or `latest` is none). */
export function parseTagName(tag: string): TagVersion | null {
  return dated(tag) ?? versioned(tag);
}

function dated(tag: string): TagVersion | null {
  const found = DATED.exec(tag);
  if (!found) return null;
  const [, prefix, year, separator, month, day, ...rest] = found;
  // 2024.01.15 is a day when written with two digits; 2024.1.5 may as well be the fifth version of January.
  if (/\d\.\d/u.test(prefix!) || (separator === '' && /\d$/u.test(prefix!))) return null;
  return {
    component: componentOf(prefix!),
    major: Number(year),
    minor: Number(month),
    patch: Number(day),
    rest: rest.filter((part) => part !== undefined).map(Number),
    prerelease: UNSTABLE.test(prefix!) || ENVIRONMENT.test(prefix!),
    dated: true,
    hotfix: isHotfix(tag),
  };
}

function versioned(tag: string): TagVersion | null {
  const name = /\d_\d/u.test(tag) && !/\d\.\d/u.test(tag) ? underscored(tag) : tag;
  const found = VERSION.exec(name);
  if (!found) return null;
  const [, prefix, separator, digits, letter, suffix] = found;
  // `go1.21` is a version of go; of `a1b2c3.4` nobody knows.
  if (separator === '' && /\d/u.test(prefix!)) return null;
  const [major, minor, patch, ...rest] = digits!.split('.').map(Number);
  // `0.12.x` is a line of development, not a version.
  if (/^\.x(?![a-z\d])/iu.test(suffix!)) return null;
  const after = readSuffix(suffix!);
  const component = componentOf(prefix!);
  return {
    component,
    major: major!,
    minor: minor!,
    patch: patch ?? 0,
    rest: [...rest, ...(letter ? [letter.charCodeAt(0) - 96] : []), ...after.rest],
    // before an @ stands the name of a package: what it is called says nothing of how ready it is
    prerelease:
      after.prerelease ||
      (!separator!.startsWith('@') && (UNSTABLE.test(prefix!) || ENVIRONMENT_ALONE.test(component))),
    dated: false,
    hotfix: isHotfix(tag),
  };
}

/** PostgreSQL's and curl's way: REL_15_2, curl-7_88_1. */
function underscored(tag: string): string {
  const found = UNDERSCORED.exec(tag);
  return found ? `${found[1]}-${found[2]!.replaceAll('_', '.')}${found[3]}` : tag;
}

function readSuffix(suffix: string): { prerelease: boolean; rest: number[] } {
  // Build metadata: the same version, built again.
  const text = suffix.replace(/\+.*$/u, '');
  if (text === '') return { prerelease: false, rest: [] };
  // Semver would call 2.6.14-1 a pre-release; who writes it means a revision.
  const revision = /^[-_](\d{1,9})$/u.exec(text) ?? FINAL.exec(text);
  if (revision) return { prerelease: false, rest: [Number(revision.at(-1) || 0)].filter((part) => part > 0) };
  return { prerelease: true, rest: [] };
}

function componentOf(prefix: string): string {
  const name = prefix.replace(/[-_/@.]+$/u, '');
  const plain = name.replace(/(^|[-_/@.])(v|rel|release|releases|version)$/iu, '');
  return NEUTRAL.has(plain.toLowerCase()) ? '' : plain.replace(/^(release|releases|tags?)[-_/]/iu, '');
}

function isHotfix(tag: string): boolean {
  return /hot-?fix/iu.test(tag);
}

/** Order of versions of one component; a pre-release comes before its release. */
export function compareVersions(a: TagVersion, b: TagVersion): number {
  const [left, right] = [partsOf(a), partsOf(b)];
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return Number(b.prerelease) - Number(a.prerelease);
}

function partsOf(version: TagVersion): number[] {
  return [version.major, version.minor, version.patch, ...version.rest];
}
