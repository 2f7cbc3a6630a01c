import { expect, it } from 'vitest';
import type { Finding } from '../../contract/index.ts';
import { bearingsHtml } from './bearings.ts';

const finding: Finding = {
  id: 'facts-incomplete:1',
  kind: 'data-quality',
  tone: 'watch',
  sentence: 'a`b`c is a shallow clone.',
  detail: 'Older history is missing.',
  tryThis: 'Run `git fetch --unshallow` in <it>, then sync.',
  metric: null,
  value: null,
  unit: null,
  n: 1,
  repository: 1,
  period: {},
  link: '/repositories',
  weight: 75,
};

it('shows commands as code, and a name that has backticks as it is', () => {
  const { text } = bearingsHtml([finding]);
  expect(text).toContain('Run <code>git fetch --unshallow</code> in &lt;it&gt;, then sync.');
  expect(text).toContain('<h3>a`b`c is a shallow clone.</h3>');
});
