import { describe, expect, it } from 'vitest';
import { misreadOf, parseSearch, rangeOf, rangeSearch, sharedSearch, stringifySearch, within } from './index.ts';

const extent = { firstDay: '2020-01-01', lastDay: '2026-08-20' };

describe('ranges', () => {
  it('the default is written as nothing', () => {
    expect(rangeSearch('90d', extent)).toEqual({ from: undefined, to: undefined });
    expect(rangeOf({}, extent)).toBe('90d');
  });

  it.each(['4w', '6m', '1y', '2y', 'all'] as const)('%s is read back from its own days', (id) => {
    const search = rangeSearch(id, extent);
    expect(search.to).toBe('2026-08-20');
    expect(rangeOf(search, extent)).toBe(id);
  });

  it('other days are one’s own', () => {
    expect(rangeOf({ from: '2026-01-01', to: '2026-02-01' }, extent)).toBe('custom');
    expect(rangeOf({ from: '2026-01-03' }, extent)).toBe('custom');
  });

  it('an empty store has only the default', () => {
    expect(rangeSearch('1y', { firstDay: null, lastDay: null })).toEqual({ from: undefined, to: undefined });
  });
});

describe('days without facts', () => {
  const cut = (from: string, to: string) => Object.values(within({ from, to }, extent, '2026-11-22'));
  it('are cut off', () => expect(cut('0001-01-01', '9999-12-31')).toEqual(['2020-01-01', '2026-11-22']));
  it('inside are kept', () => expect(cut('2020-01-01', '2026-10-01')).toEqual(['2020-01-01', '2026-10-01']));
  it('are not cut off what ends before it begins', () =>
    expect(cut('2026-12-01', '2019-01-01')).toEqual(['2026-12-01', '2019-01-01']));
  it('in an empty store are all the same', () =>
    expect(within({ from: '0001-01-01' }, { firstDay: null, lastDay: null }, '2026-11-22').from).toBe('0001-01-01'));
  it('up to a fact of the future are not cut', () =>
    expect(within({ to: '2031-01-01' }, { ...extent, lastDay: '2030-05-05' }, '2026-11-22').to).toBe('2030-05-05'));
});

describe('URL', () => {
  it('is plain text both ways', () => {
    const search = { repo: '1,2', path: 'src/a b', window: 25, gone: undefined };
    expect(stringifySearch(search)).toBe('?repo=1,2&path=src/a+b&window=25');
    expect(parseSearch('?repo=1,2&path=src/a+b')).toEqual({ repo: '1,2', path: 'src/a b' });
    expect(stringifySearch({})).toBe('');
  });

  it('takes repositories one by one or together, each once', () => {
    expect(parseSearch('?repo=1&repo=2')).toEqual({ repo: '1,2' });
    expect(parseSearch('?repo=1,2&from=2026-01-01&repo=2&repo=')).toEqual({ repo: '1,2', from: '2026-01-01' });
    expect(parseSearch('?repo=')).toEqual({ repo: '' });
  });

  it('keeps reserved characters of values apart', () => {
    const tricky = { path: 'a&b=c?d#e+f%2F' };
    expect(parseSearch(stringifySearch(tricky))).toEqual(tricky);
  });

  it('drops what it cannot read instead of failing', () => {
    const read = sharedSearch.parse({
      from: 'yesterday',
      repo: '1;drop',
      window: 'x',
      to: '2026-01-01',
      outliers: 'include',
    });
    expect(read).toEqual({ to: '2026-01-01', outliers: 'include' });
  });

  it('names what it drops, and nothing that is not its own', () => {
    expect(misreadOf({ from: 'banana', to: '2026-01-01', repo: 'got', path: '', utm: 'x', window: '0' })).toEqual([
      { key: 'from', value: 'banana' },
      { key: 'repo', value: 'got' },
      { key: 'window', value: '0' },
    ]);
  });

  it.each(['2020-13-45', '2026-02-30', '0000-01-01'])('drops %s, a day of no calendar', (day) => {
    expect(sharedSearch.parse({ from: day, to: '2024-02-29' })).toEqual({ to: '2024-02-29' });
  });
});
