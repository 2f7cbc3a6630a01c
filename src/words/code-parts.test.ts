import { expect, it } from 'vitest';
import { codeParts } from './code-parts.ts';

it.each([
  ['Run `git fsck` in it, then sync.', ['Run ', '<git fsck>', ' in it, then sync.']],
  ['`wheelhouse sync` again (`--data`).', ['<wheelhouse sync>', ' again (', '<--data>', ').']],
  ['nothing', ['nothing']],
  ['', []],
  ['src/a`b`c.ts and `one', ['src/a`b`c.ts and `one']],
])('%j has the parts %j', (text, parts) => {
  expect(codeParts(text).map((part) => (part.code ? `<${part.text}>` : part.text))).toEqual(parts);
});
