import { expect, test } from 'vitest';
import { lastTally, tallyOf } from './tally.mjs';

const file = (...statuses) => ({
  status: statuses.includes('failed') ? 'failed' : 'passed',
  assertionResults: statuses.map((status) => ({ status })),
});
const clean = { exitCode: 0, filtered: false };

test('passed and failed tests are counted', () => {
  const report = { testResults: [file('passed', 'passed'), file('passed', 'failed')] };
  expect(tallyOf(report, { exitCode: 1, filtered: false })).toEqual({ passed: 3, failed: 1 });
});

test('a run that left no report has failed', () => {
  expect(tallyOf(undefined, { exitCode: 139, filtered: false })).toEqual({ passed: 0, failed: 1 });
});

test('a run without tests has failed', () => {
  expect(tallyOf({ testResults: [] }, clean)).toEqual({ passed: 0, failed: 1 });
});

test('a file that could not be loaded counts as failed', () => {
  const report = { testResults: [file('passed'), { status: 'failed', assertionResults: [] }] };
  expect(tallyOf(report, { exitCode: 1, filtered: false })).toEqual({ passed: 1, failed: 1 });
});

test('an exit code that says failed is believed', () => {
  expect(tallyOf({ testResults: [file('passed')] }, { exitCode: 1, filtered: false })).toEqual({
    passed: 1,
    failed: 1,
  });
});

test('a test that is left out counts as failed, unless tests were chosen', () => {
  const report = { testResults: [file('passed', 'skipped', 'todo')] };
  expect(tallyOf(report, clean)).toEqual({ passed: 1, failed: 2 });
  expect(tallyOf(report, { exitCode: 0, filtered: true })).toEqual({ passed: 1, failed: 0 });
});

test('the last line of npm test is read, and only the last', () => {
  expect(lastTally('3 passed, 0 failed\n12 passed, 1 failed\n', 1)).toEqual({ passed: 12, failed: 1 });
  expect(lastTally('3 passed, 0 failed\nSegmentation fault\n', 139)).toEqual({ passed: 0, failed: 1 });
  expect(lastTally('3 passed, 0 failed\n', 1)).toEqual({ passed: 3, failed: 1 });
});
