import { sql, type RawBuilder } from 'kysely';
import { TEST_PATH } from '../../core/index.ts';
import type { Dialect } from '../../store/index.ts';

const LOCK_FILE = '(^|/)([^/]+[.]lockb?|[^/]+-lock[.](json|ya?ml)|npm-shrinkwrap[.]json|go[.]sum)$';
/** Where packages of one repository are versioned in step. */
const MANIFEST =
  '(^|/)(package[.]json|go[.]mod|Cargo[.]toml|pyproject[.]toml|composer[.]json|pom[.]xml|build[.]gradle([.]kts)?|[^/]+[.](gemspec|[cf]sproj))$';
/** Where a package says its version: changed by every release, in all packages at once. */
const VERSION = '(^|/)(([^/]+[-_])?version([.]txt)?|version[.][a-z]+|(__version__|_version)[.]py|gem_version[.]rb)$';
const PROSE = '[.](md|mdx|markdown|rst|adoc|asciidoc)$';
/** Documents without an ending that says so; linguist's rules know only some of them. */
const NOTES =
  '(^|/)(history|news|changes|change-?log|release[-_ ]?notes|authors|contributors|todo|notice|copying|([^/]+[-_])?licen[cs]e)([.]txt)?$';
/** Programs by the name of a text. */
const BUILD = '(^|/)CMakeLists[.]txt$';
/** Settings, tables, pictures, translations, text. */
const DATA = '[.](json|jsonc|json5|ya?ml|toml|ini|csv|tsv|svg|po|pot|xlf|txt)$';
/** What a source declares to others: headers, type declarations, interfaces. */
const DECLARATION = '[.](h|hh|hpp|hxx|inl|d[.][cm]?ts|pyi|mli|fsi|pxd)$';

/** What the rule is, for people. */
export const BY_DESIGN =
  'A pair is marked as by design when one of the two is a test, a lock file, or documentation or an example; when one is named as a version file, or both are manifests of packages; or when both have the same name and one declares what the other does (header and source, type declaration and implementation), or both lie in one directory (parts of one component). Such pairs count and are listed, but are no headline and no finding.';

interface Pair {
  a: RawBuilder<string>;
  b: RawBuilder<string>;
  /** Whether one of the two is documentation by the facts. */
  documentation: RawBuilder<boolean>;
}

/** The rule for single files, for people. */
export const BY_NATURE =
  'Tests, documentation (and examples), lock files and data are large and change often by nature: they count and are listed, marked as such, but are no headline and no finding.';

/** Why a file is large and changes often without being a hotspot of the code; NULL where nothing says so. */
export function byNature(
  dialect: Dialect,
  { path, documentation }: { path: RawBuilder<string>; documentation: RawBuilder<boolean> },
): RawBuilder<string | null> {
  const is = (pattern: string) => dialect.matches(path, pattern, { ignoreCase: true });
  return sql<string | null>`case
    when ${is(TEST_PATH.anyCase)} or ${dialect.matches(path, TEST_PATH.exactCase)} then 'test'
    when ${is(LOCK_FILE)} then 'lock file'
    when ${documentation} or ${is(PROSE)} or ${is(NOTES)} then 'documentation'
    when ${is(BUILD)} then null
    when ${is(DATA)} then 'data'
    end`;
}

/** Why two files can be expected to change together; NULL where nothing says so. */
export function byDesign(dialect: Dialect, { a, b, documentation }: Pair): RawBuilder<string | null> {
  const either = (pattern: string, options?: { ignoreCase: boolean }) =>
    sql<boolean>`(${dialect.matches(a, pattern, options)} or ${dialect.matches(b, pattern, options)})`;
  const anyCase = { ignoreCase: true };
  const declares = (path: RawBuilder<string>) => dialect.matches(path, DECLARATION, anyCase);
  return sql<string | null>`case
    when ${either(TEST_PATH.anyCase, anyCase)} or ${either(TEST_PATH.exactCase)} then 'test'
    when ${either(LOCK_FILE, anyCase)} then 'lock file'
    when ${dialect.matches(a, MANIFEST)} and ${dialect.matches(b, MANIFEST)} then 'manifests'
    when ${either(VERSION, anyCase)} then 'version'
    when ${documentation} or ${either(PROSE, anyCase)} or ${either(NOTES, anyCase)} then 'documentation'
    when ${stem(a)} = ${stem(b)} and (${directory(a)} = ${directory(b)} or ${declares(a)} <> ${declares(b)}) then 'same name'
    end`;
}

/** `src/Order-List.module.css` → `order-list`; a dot in front belongs to the name. */
const stem = (path: RawBuilder<string>) =>
  sql<string>`lower(regexp_replace(${path}, '^(.*/)?([.]?[^/.]*)[^/]*$', '\\2'))`;

const directory = (path: RawBuilder<string>) => sql<string>`regexp_replace(${path}, '[^/]*$', '')`;
