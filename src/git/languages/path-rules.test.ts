import { expect, it } from 'vitest';
import { describePath } from './index.ts';

it.each([
  ['ext/logo.ai', { generated: true }],
  ['docs/guide.PDF', { generated: true, documentation: true }],
  ['go.sum', { generated: true }],
  ['web/app.min.js', { generated: true, vendored: true }],
  ['node_modules/left-pad/index.js', { generated: true, vendored: true }],
  ['docs/guide.md', { documentation: true }],
  ['src/aim.ts', {}],
  ['src/steps.ts', {}],
  ['art/icon.svg', {}],
])('%s', (path, is) => {
  expect(describePath(path)).toMatchObject({ generated: false, vendored: false, documentation: false, ...is });
});
