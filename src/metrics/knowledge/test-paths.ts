import { sql, type RawBuilder } from 'kysely';
import type { Dialect } from '../../store/index.ts';

/** What specs are written in: a `spec` of anything else is a document or data. */
const SPEC_CODE =
  '[.]([cm]?[jt]sx?|coffee|cr|cs|exs?|feature|go|groovy|hs|java|kt|lua|mm?|php|py|rb|rs|scala|swift|vue)$';

/** The name before `-test`, when it does not make an A/B test of it. Without looking behind, which POSIX and RE2 cannot. */
const NOT_AB = '(^|/)([^/]*[^/b]|[^/]*[^/a]b|[^/]*[^/_.-]ab|b)';

/** Whatever the case. */
const ANY_CASE = [
  // A directory of tests. `t` is Perl's and git's, at the root or with their files in it; elsewhere it may be a language's.
  '(^|/)(tests?|testing|testdata|__tests__|e2e|fixtures)/|^t/|(^|/)t/([^/]+/)*[^/]+[.](t|sh|p[lm])$',
  `(^|/)specs?/([^/]+/)*[^/]+${SPEC_CODE}`,
  // The beginning of a name: `test_foo.py`, `tests.py`, `spec_helper.rb`; and what pytest reads by its name.
  `(^|/)tests?[_.-][^/]*$|(^|/)specs?([_.-][^/]*)?${SPEC_CODE}|(^|/)conftest[.]py$`,
  // The end of a name, of a file or a directory: `foo.test.ts`, `foo_test.go`, `Foo.Tests/`, `foo-tests/`, `foo-spec.js`.
  `[_.](tests?|tst|e2e)([_.-][^/]*)?(/|$)|${NOT_AB}-(tests?|tst|e2e)([_.-][^/]*)?(/|$)`,
  `[_.-]specs?([_.-][^/]*)?${SPEC_CODE}`,
].join('|');

/** `FooTest.java`, `FooTests.cs`, `FooSpec.scala`, `FooTests/`; the capital is what tells it from `latest.ts`. */
const EXACT_CASE = `[a-z0-9](Tests?|TestCase)([.][^/.]+$|/)|[a-z0-9]Specs?(/([^/]+/)*[^/]+)?${SPEC_CODE}`;

/** Whether a file is a test, or there for tests, going by its path alone. */
export function isTest(dialect: Dialect, path: RawBuilder<string>): RawBuilder<boolean> {
  return sql`(${dialect.matches(path, ANY_CASE, { ignoreCase: true })} or ${dialect.matches(path, EXACT_CASE)})`;
}
