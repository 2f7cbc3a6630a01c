import { expect, it } from 'vitest';
import { visiblePath } from './visible-path.ts';

it.each([
  ['src/\u202efdp.ts', String.raw`src/\u202efdp.ts`],
  ['\u2066a\u2069\u200e\u200f', String.raw`\u2066a\u2069\u200e\u200f`],
  ['a\tb\nc\u0000\u007f', String.raw`a\u0009b\u000ac\u0000\u007f`],
  ['src/größe 数据/🎡 \u200d.ts', 'src/größe 数据/🎡 \u200d.ts'],
])('%j is shown as %s', (path, shown) => expect(visiblePath(path)).toBe(shown));
