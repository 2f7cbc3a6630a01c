import { expect, it } from 'vitest';
import { couplingDegree } from './coupling.ts';

it('is shared commits in percent of the mean of both', () => {
  expect(couplingDegree({ shared: 10, a: 10, b: 10 })).toBe(100);
  expect(couplingDegree({ shared: 5, a: 5, b: 15 })).toBe(50);
  expect(couplingDegree({ shared: 6, a: 12, b: 28 })).toBe(30);
});
it('is zero where nothing changed', () => expect(couplingDegree({ shared: 0, a: 0, b: 0 })).toBe(0));
