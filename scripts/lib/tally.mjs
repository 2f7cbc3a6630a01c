/** The last line of a run, `N passed, N failed` alone, and the exit code that goes with it. */
export function printTally({ passed, failed }) {
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}

/** What a run of `npm test` printed last; a run that did not get so far, or whose exit code disagrees, has failed. */
export function lastTally(stdout, status) {
  const line = /(?:^|\n)(\d+) passed, (\d+) failed\s*$/.exec(stdout);
  if (!line) return { passed: 0, failed: 1 };
  const [passed, failed] = [Number(line[1]), Number(line[2])];
  return { passed, failed: failed === 0 && status !== 0 ? 1 : failed };
}

/**
 * Counts of a vitest JSON report. Failed are also: test files that could not be loaded, tests left out by `skip`, `only`
 * or `todo` (unless the caller chose which tests to run), an exit code that says so, and a run without tests.
 */
export function tallyOf(report, { exitCode, filtered }) {
  if (!report) return { passed: 0, failed: 1 };
  const files = report.testResults ?? [];
  const tests = files.flatMap((file) => file.assertionResults);
  const count = (...statuses) => tests.filter((test) => statuses.includes(test.status)).length;
  const unloaded = files.filter((file) => file.status === 'failed' && !file.assertionResults.some(isFailed)).length;
  const passed = count('passed');
  const leftOut = filtered ? 0 : tests.length - passed - count('failed');
  const failed = count('failed') + unloaded + leftOut;
  const unexplained = failed === 0 && (exitCode !== 0 || passed === 0) ? 1 : 0;
  return { passed, failed: failed + unexplained };
}

function isFailed(test) {
  return test.status === 'failed';
}
