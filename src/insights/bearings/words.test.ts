import { describe, expect, it } from 'vitest';
import { count, day, duration, isNow, number, percent, percentFirst, percentRange, times, when } from './words.ts';

describe('words', () => {
  it.each([
    [0.4, '24 minutes'],
    [1, '1 hour'],
    [31, '31 hours'],
    [77, '3.2 days'],
    [24 * 20, '20 days'],
    [24 * 35, '5 weeks'],
    [24 * 365, '12 months'],
    [24 * 365.25 * 3, '3 years'],
  ])('says %d hours as "%s"', (hours, text) => expect(duration(hours)).toBe(text));

  it.each([
    [0, '0%'],
    [0.004, 'under 1%'],
    [0.126, '13%'],
    [0.996, 'over 99%'],
    [1, '100%'],
  ])('says a share of %d as "%s"', (ratio, text) => expect(percent(ratio)).toBe(text));

  it('counts in the right number', () => {
    expect(count(1, 'commit')).toBe('1 commit');
    expect(count(0, 'commit')).toBe('0 commits');
    expect(count(1234, 'repository', 'repositories')).toBe('1,234 repositories');
  });

  it('gives ranges, factors and days', () => {
    expect([0.995, 0.002, 0.5].map(percentFirst)).toEqual(['Over 99%', 'Under 1%', '50%']);
    expect(percentRange(0.114, 0.182)).toBe('11–18%');
    expect(percentRange(0.114, 0.113)).toBe('11%');
    expect(times(20, 10)).toBe('twice');
    expect(times(16, 10)).toBe('1.6 times');
    expect(times(227, 10)).toBe('23 times');
    expect(number(3.16)).toBe('3.2');
    expect(number(1234.4)).toBe('1,234');
    expect(day('2026-03-05T10:00:00Z')).toBe('5 March 2026');
  });

  it('speaks of a period that is over by its end', () => {
    expect(when({ to: '2026-03-30', days: 90 }, '2026-04-02')).toBe('in the last 90 days');
    expect([isNow('2026-03-26', '2026-04-02'), isNow('2026-03-25', '2026-04-02')]).toEqual([true, false]);
    expect(when({ to: '2024-03-31', days: 90 }, '2026-04-02')).toBe('in the 90 days to 31 March 2024');
  });
});
