import { expect, it } from 'vitest';
import { visibleName, visibleText } from './visible.ts';

it.each([
  ['src/\u202efdp.ts', String.raw`src/\u202efdp.ts`],
  ['\u2066a\u2069\u200e\u200f\u061c', String.raw`\u2066a\u2069\u200e\u200f\u061c`],
  ['a\tb\nc\u0000\u007f', String.raw`a\u0009b\u000ac\u0000\u007f`],
  ['a\u2028b\ufeff', String.raw`a\u2028b\ufeff`],
  ['src/größe 数据/🎡 \u200d.ts', 'src/größe 数据/🎡 \u200d.ts'],
])('%j is shown as %s', (name, shown) => expect(visibleName(name)).toBe(shown));

it('text keeps its lines and tabs', () => {
  expect(visibleText('a\tb\r\nc\u202ed\u0000')).toBe('a\tb\r\nc' + String.raw`\u202ed\u0000`);
});
