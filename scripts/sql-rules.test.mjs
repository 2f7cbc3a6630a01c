import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { breaches, rules, stopped } from './sql-rules.mjs';

/** For every rule lines that break it, and lines that look similar and do not. */
const samples = {
  'what-counts-is-said-once': {
    stops: [
      ".where('c.on_default', '=', true)",
      ".where('c.parents', '<=', 1)",
      'sql`c.parents < 2`',
      ".where('p.kind', 'in', kinds)",
      "sql`person.kind <> 'agent'`",
      "kind === 'bot'",
      "eb('c.lines', '>', scope.outlierLines)",
      ".where('f.generated', '=', false)",
      'sql`sum(case when vendored then 1 else 0 end)`',
      ".where('r.prerelease', '=', false)",
      'sql`starts_with(${path}, ${prefix})`',
    ],
    passes: [
      '// says on_default and outlierLines',
      '/** A merge has parents > 1. */',
      "isMerge.sql('c')",
      'commit.parents.map(shaOf)',
      "aggregate.kind === 'computed'",
      "'Generated and vendored files are left out.'",
    ],
  },
};

test('every rule stops what it should, and nothing else', () => {
  expect(Object.keys(samples)).toEqual(Object.keys(rules));
  for (const [name, { stops, passes }] of Object.entries(samples)) {
    for (const line of stops) expect(stopped(line, rules[name]), line).toEqual([1]);
    for (const line of passes) expect(stopped(line, rules[name]), line).toEqual([]);
  }
});

test('a breach is said with its line and what to do; an exception that nothing needs is one', () => {
  const top = mkdtempSync(join(tmpdir(), 'sql-rules-'));
  onTestFinished(() => rmSync(top, { recursive: true }));
  const write = (file, text) => {
    mkdirSync(join(top, dirname(file)), { recursive: true });
    writeFileSync(join(top, file), text);
  };
  write('src/metrics/own-rule.ts', "\n.where('c.parents', '<=', 1)\n");
  write('src/metrics/own-rule.test.ts', ".where('c.parents', '<=', 1)");
  write('src/metrics/kernel/counting.ts', ".where('c.parents', '<=', 1)");
  const found = breaches(top);
  expect(found[0]).toContain('src/metrics/own-rule.ts:2\n    Which commits');
  expect(found.some((one) => one.includes('own-rule.test.ts'))).toBe(false);
  expect(found.some((one) => one.includes('exception for src/metrics/kernel/counting.ts'))).toBe(false);
  expect(found.some((one) => one.includes('exception for src/store/facts/ is not needed any more'))).toBe(true);
});
