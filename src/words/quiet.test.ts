import { expect, it } from 'vitest';
import { quietInWords } from './quiet.ts';

it('repositories without commits are counted and named, the first of them where they are many', () => {
  const words = (count: number, names: string[]) => quietInWords({ count, of: 12, names });
  expect(words(1, ['api'])).toBe('1 of 12 repositories has no commits in this period: api.');
  expect(words(3, ['a', 'b', 'c'])).toBe('3 of 12 repositories have no commits in this period: a, b and c.');
  expect(words(9, ['a', 'b'])).toBe('9 of 12 repositories have no commits in this period: a, b and 7 more.');
});
