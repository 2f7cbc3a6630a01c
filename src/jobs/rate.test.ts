import { expect, it } from 'vitest';
import { createRate } from './rate.ts';

function clocked() {
  let now = 0;
  const rate = createRate(() => now);
  return (at: number, done: number, phase: 'commits' | 'ledger' = 'commits') => {
    now = at;
    return rate({ phase, done, total: 1_000 });
  };
}

it('says nothing before it has seen enough', () => {
  const at = clocked();
  expect(at(0, 0)).toEqual({ perSecond: null, secondsLeft: null });
  expect(at(400, 40)).toEqual({ perSecond: null, secondsLeft: null });
});

it('gives speed and time left at a steady pace', () => {
  const at = clocked();
  at(0, 0);
  at(1_000, 100);
  const { perSecond, secondsLeft } = at(2_000, 200);
  expect(perSecond).toBeCloseTo(100);
  expect(secondsLeft).toBeCloseTo(8);
});

it('follows a change of pace within seconds, without jumping', () => {
  const at = clocked();
  for (let second = 0; second <= 5; second += 1) at(second * 1_000, second * 10);
  const soon = at(6_000, 150).perSecond ?? 0;
  expect(soon).toBeGreaterThan(10);
  expect(soon).toBeLessThan(60);
});

it('starts anew with a new phase, and knows no end while it stands still', () => {
  const at = clocked();
  at(0, 0);
  at(1_000, 500);
  expect(at(2_000, 0, 'ledger')).toEqual({ perSecond: null, secondsLeft: null });
  expect(at(4_000, 0, 'ledger')).toEqual({ perSecond: 0, secondsLeft: null });
});
