import { expect, it } from 'vitest';
import { sealPrototypes } from './seal-prototypes.ts';

it('a key that is a word of all objects reaches nothing but the object itself', () => {
  sealPrototypes();
  const byName: Record<string, unknown> = {};
  expect(byName['__proto__']).toBeUndefined();
  byName['__proto__'] = { polluted: true };
  expect([Object.keys(byName), (byName as { polluted?: boolean }).polluted]).toEqual([['__proto__'], undefined]);
  const shared = Object.prototype as { polluted?: boolean };
  expect(() => (shared.polluted = true)).toThrow(TypeError);
  expect(() => ((Array.prototype as unknown as typeof shared).polluted = true)).toThrow(TypeError);
  // what packages do, and would be stopped from if they were frozen
  const own: { toString?: unknown } = {};
  own.toString = () => 'own';
  expect(String(own)).toBe('own');
});
