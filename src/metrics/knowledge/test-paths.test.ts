import { expect, it } from 'vitest';
import { forEachStore } from '../../testing/stores.ts';
import { isTest } from './test-paths.ts';

const TESTS = [
  't/t0001-init.sh',
  't/data/input.txt',
  'lib/Order/t/basic.t',
  'lib/t/basic.t',
  'src/Tests/Order.cs',
  'lib/__tests__/order.js',
  'order.test.ts',
  'order.test-d.ts',
  'types/order.tst.ts',
  'order_test.go',
  'test_order.py',
  'tests.py',
  'conftest.py',
  'api/conftest.py',
  'spec/order_spec.rb',
  'spec/support/helper.rb',
  'spec_helper.rb',
  'lib/order-spec.js',
  'lib/order.spec.ts',
  'src/main/OrderTest.java',
  'src/OrderSpec.scala',
  'sqlite/join.test',
  'MyProject.Tests/Order.cs',
  'MyProject.UnitTests/Order.cs',
  'MainTests/Order.swift',
  'order-tests/src/Order.java',
  'apps/web-e2e/cypress.config.ts',
  'order-test.js',
  'tab-test.js',
  'b-test.js',
  'ab.test.ts',
  'ab_test.go',
];

const OTHERS = [
  'src/latest.ts',
  'web/contest.ts',
  'attest/main.go',
  'src/protest.py',
  'rpm/order.spec',
  'src/tester.rs',
  'openapi-spec.yaml',
  'spec.json',
  'api/openapi.spec.yml',
  'docs/spec.md',
  'docs/spec/protocol.md',
  'specs/rfc-7.txt',
  'locale/t/de.po',
  'ab-test.ts',
  'src/use-AB-Test.tsx',
  'src/ab-tests/variants.ts',
  'AB-Tests/order.ts',
  'src/inspect.ts',
  'src/special/order.rb',
  'newest/order.go',
];

forEachStore((_name, open) => {
  it.each([
    ['a test', TESTS, true],
    ['none', OTHERS, false],
  ])('%s by its path', async (_what, paths, expected) => {
    await using store = await open();
    const { dialect, db } = store;
    const found = await db
      .selectNoFrom(paths.map((path) => isTest(dialect, dialect.text(path)).as(path)))
      .executeTakeFirstOrThrow();
    expect(found).toEqual(Object.fromEntries(paths.map((path) => [path, expected])));
  });
});
