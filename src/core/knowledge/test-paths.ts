/**
 * Where tests are told from their paths alone. Regular expressions in what JavaScript, POSIX and RE2 share, so that SQL
 * can ask for the same.
 */
export const TEST_PATH = {
  /** Whatever the case. A directory of tests, or a name: `t/t0001.sh`, `foo.test.ts`, `foo_test.go`, `test_foo.py`, `foo-spec.js`. */
  anyCase:
    '(^|/)(t|tests?|testing|testdata|__tests__|specs?|e2e|fixtures)/|(^|/)(tests?|specs?)[_.-][^/]*$|[_.-](tests?|tst|e2e)([_.-][^/]*)?$|[_.-]specs?[_.-][^/]*$',
  /** `FooTest.java`, `FooTests.cs`, `FooSpec.scala`; the capital is what tells it from `latest.ts`. */
  exactCase: '[a-z0-9](Tests?|TestCase|Specs?)[.][^/.]+$',
} as const;

const anyCase = new RegExp(TEST_PATH.anyCase, 'i');
const exactCase = new RegExp(TEST_PATH.exactCase);

/** Whether a file is a test, or there for tests, going by its path. */
export function isTestPath(path: string): boolean {
  return anyCase.test(path) || exactCase.test(path);
}
