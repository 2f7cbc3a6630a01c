import { sql, type RawBuilder } from 'kysely';
import type { Dialect } from '../../store/index.ts';
import { isTest } from './test-paths.ts';

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
/** A page of a manual, or its index, going by the directory it is in. */
const MANUAL = '(^|/)(docs?|documentation|manual|man[1-9]?)/([^/]+/)*[^/.]+([.](txt|html?|[1-9]))?$';
/** Programs by the name of a text. */
const BUILD = '(^|/)(CMakeLists[.]txt|(GNU)?Makefile|Dockerfile|Rakefile|Justfile)$';
/** Settings, tables, pictures, translations, text. */
const DATA = '[.](json|jsonc|json5|ya?ml|toml|ini|csv|tsv|svg|po|pot|xlf|txt)$';
/** What a source declares to others: headers, type declarations, interfaces. */
const DECLARATION = '[.](h|hh|hpp|hxx|inl|d[.][cm]?ts|pyi|mli|fsi|pxd)$';

/** What the rule is, for people. */
export const BY_DESIGN =
  'A pair is marked as by design when one of the two is a test, a lock file, or documentation or an example; when one is named as a version file, or both are manifests of packages; or when both have the same name and one declares what the other does (header and source, type declaration and implementation), or both lie in one directory (parts of one component). Such pairs count and are listed, but are no headline and no finding.';

/** The rule for single files, for people. */
export const BY_NATURE =
  'Tests, documentation (and examples), lock files and data are large and change often by nature: they count and are listed, marked as such, but are no headline and no finding.';

/** What a path alone says of its file. */
function signsOf(dialect: Dialect, path: RawBuilder<string>) {
  const is = (pattern: string) => dialect.matches(path, pattern, { ignoreCase: true });
  return {
    test: isTest(dialect, path),
    lockFile: is(LOCK_FILE),
    manifest: dialect.matches(path, MANIFEST),
    version: is(VERSION),
    document: sql<boolean>`(${is(PROSE)} or ${is(NOTES)} or (${is(MANUAL)} and not ${is(BUILD)}))`,
    build: is(BUILD),
    data: is(DATA),
    declaration: is(DECLARATION),
  };
}

/** Why a file is large and changes often without being a hotspot of the code; NULL where nothing says so. */
export function byNature(
  dialect: Dialect,
  { path, documentation }: { path: RawBuilder<string>; documentation: RawBuilder<boolean> },
): RawBuilder<string | null> {
  const { test, lockFile, document, build, data } = signsOf(dialect, path);
  return sql<string | null>`case
    when ${test} then 'test'
    when ${lockFile} then 'lock file'
    when ${documentation} or ${document} then 'documentation'
    when ${build} then null
    when ${data} then 'data'
    end`;
}

interface Pair {
  a: RawBuilder<string>;
  b: RawBuilder<string>;
  /** Whether one of the two is documentation by the facts. */
  documentation: RawBuilder<boolean>;
}

/** Why two files can be expected to change together; NULL where nothing says so. */
export function byDesign(dialect: Dialect, { a, b, documentation }: Pair): RawBuilder<string | null> {
  const [first, second] = [signsOf(dialect, a), signsOf(dialect, b)];
  const either = (sign: keyof typeof first) => sql<boolean>`(${first[sign]} or ${second[sign]})`;
  return sql<string | null>`case
    when ${either('test')} then 'test'
    when ${either('lockFile')} then 'lock file'
    when ${first.manifest} and ${second.manifest} then 'manifests'
    when ${either('version')} then 'version'
    when ${documentation} or ${either('document')} then 'documentation'
    when ${stem(a)} = ${stem(b)} and (${directory(a)} = ${directory(b)} or ${first.declaration} <> ${second.declaration}) then 'same name'
    end`;
}

/** `src/Order-List.module.css` → `order-list`; a dot in front belongs to the name. */
const stem = (path: RawBuilder<string>) =>
  sql<string>`lower(regexp_replace(${path}, '^(.*/)?([.]?[^/.]*)[^/]*$', '\\2'))`;

const directory = (path: RawBuilder<string>) => sql<string>`regexp_replace(${path}, '[^/]*$', '')`;
