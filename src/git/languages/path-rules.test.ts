import { expect, it } from 'vitest';
import { describePath, parseAttributes } from './index.ts';

it.each([
  ['ext/logo.ai', { generated: true }],
  ['docs/guide.PDF', { generated: true, documentation: true }],
  ['go.sum', { generated: true }],
  ['web/app.min.js', { generated: true, vendored: true }],
  ['node_modules/left-pad/index.js', { generated: true, vendored: true }],
  ['docs/guide.md', { documentation: true }],
  ['lib/jquery-3.7.1.js', { vendored: true }],
  ['lib/d3.v7.js', { vendored: true }],
  ['css/bootstrap-grid.css', { vendored: true }],
  ['vendor/effects.js', { vendored: true }],
  ['packages/NUnit.2.6.4/nunit.cs', { vendored: true }],
  // a team's own, by names that linguist takes for others'
  ['src/reactivity/effects.js', {}],
  ['types/index.d.ts', {}],
  ['react-app/src/setup-proxy.js', {}],
  ['angular-app/main.js', {}],
  ['packages/parser/src/v1.0/index.ts', {}],
  ['src/bootstrap.js', {}],
  ['src/jquery-helpers.js', {}],
  ['src/components/Chart.js', {}],
  ['src/cache/paths.ts', {}],
  ['src/aim.ts', {}],
  ['src/steps.ts', {}],
  ['art/icon.svg', {}],
])('%s', (path, is) => {
  expect(describePath(path)).toMatchObject({ generated: false, vendored: false, documentation: false, ...is });
});

it('what says that a file is left out: a pattern of its path, or the attributes', () => {
  const attributes = parseAttributes([
    { path: '.gitattributes', text: 'own/vendor/* -linguist-vendored\nlib/* linguist-vendored\n' },
  ]);
  const by = (path: string) => describePath(path, attributes).leftOutBy;
  expect(['vendor/a.js', 'go.sum', 'lib/a.js', 'own/vendor/a.js', 'src/a.js'].map(by)).toEqual([
    '(^|/)vendors?/',
    '(^|/)go\\.sum$',
    '.gitattributes',
    null,
    null,
  ]);
});
