import { expect, it } from 'vitest';
import { createRate } from './rate.ts';

const UNKNOWN = { perSecond: null, secondsLeft: null };

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
  for (const ms of [0, 0.1, 400, 1_000, 1_900]) expect(at(ms, ms / 10)).toEqual(UNKNOWN);
});

it('gives speed and time left at a steady pace', () => {
  const at = clocked();
  for (let ms = 0; ms < 2_000; ms += 10) at(ms, ms / 10);
  const { perSecond, secondsLeft } = at(2_000, 200);
  expect(perSecond).toBeCloseTo(100);
  expect(secondsLeft).toBeCloseTo(8);
});

it('what is there at the start, or comes in one burst, is no pace', () => {
  const at = clocked();
  at(0, 100);
  at(0.1, 300);
  at(500, 400);
  for (let ms = 1_000; ms < 2_000; ms += 1) expect(at(ms, 400 + ms / 100)).toEqual(UNKNOWN);
  expect(at(2_000, 420).perSecond).toBeCloseTo(10);
  for (let ms = 2_001; ms <= 20_000; ms += 1) expect(at(ms, 400 + ms / 100).perSecond).toBeLessThan(11);
});

it('follows a change of pace within seconds, without jumping', () => {
  const at = clocked();
  for (let second = 0; second <= 5; second += 1) at(second * 1_000, second * 10);
  const soon = at(6_000, 150).perSecond ?? 0;
  expect(soon).toBeGreaterThan(10);
  expect(soon).toBeLessThan(60);
  for (let second = 7; second <= 11; second += 1) at(second * 1_000, 150 + (second - 6) * 50);
  expect(at(12_000, 450).perSecond).toBeCloseTo(50);
});

it('starts anew with a new phase, and knows no end while it stands still', () => {
  const at = clocked();
  at(0, 0);
  at(1_000, 500);
  expect(at(2_000, 700).perSecond).toBeCloseTo(200);
  expect(at(2_001, 0, 'ledger')).toEqual(UNKNOWN);
  expect(at(3_500, 0, 'ledger')).toEqual(UNKNOWN);
  expect(at(5_000, 0, 'ledger')).toEqual({ perSecond: 0, secondsLeft: null });
});
