import { expect, it } from 'vitest';
import { isTestPath } from './test-paths.ts';

it.each([
  't/t0001-init.sh',
  'src/Tests/Order.cs',
  'lib/__tests__/order.js',
  'order.test.ts',
  'order.test-d.ts',
  'types/order.tst.ts',
  'order_test.go',
  'test_order.py',
  'tests.py',
  'spec/order_spec.rb',
  'lib/order-spec.js',
  'src/main/OrderTest.java',
  'src/OrderSpec.scala',
  'sqlite/join.test',
])('%s is a test', (path) => expect(isTestPath(path)).toBe(true));

it.each(['src/latest.ts', 'web/contest.ts', 'attest/main.go', 'src/protest.py', 'rpm/order.spec', 'src/tester.rs'])(
  '%s is none',
  (path) => expect(isTestPath(path)).toBe(false),
);
