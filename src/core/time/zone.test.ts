import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { dayOf, isZone, offsetSpans, startOfDay } from './zone.ts';

test('a day is a day of the zone', () => {
  const instant = new Date('2026-03-08T23:30:00Z');
  expect(dayOf(instant, 'UTC')).toBe('2026-03-08');
  expect(dayOf(instant, 'Europe/Zurich')).toBe('2026-03-09');
  expect(dayOf(instant, 'America/Los_Angeles')).toBe('2026-03-08');
});

test('a day starts at its first instant, also where the clock skips midnight', () => {
  expect(startOfDay('2026-03-29', 'Europe/Zurich').toISOString()).toBe('2026-03-28T23:00:00.000Z');
  expect(startOfDay('2026-03-30', 'Europe/Zurich').toISOString()).toBe('2026-03-29T22:00:00.000Z');
  // Beirut's clocks went from 00:00 to 01:00 on 27 March 2022.
  expect(startOfDay('2022-03-27', 'Asia/Beirut').toISOString()).toBe('2022-03-26T22:00:00.000Z');
});

test('a zone is one this runtime knows', () => {
  expect(isZone('Europe/Zurich')).toBe(true);
  expect(isZone('UTC')).toBe(true);
  expect(isZone('Mars/Olympus')).toBe(false);
});

test('offset spans give every instant the offset the zone has then', () => {
  const [from, until] = [new Date('2005-01-01T00:00:00Z'), new Date('2026-01-01T00:00:00Z')];
  const zones = fc.constantFrom(
    'UTC',
    'Europe/Zurich',
    'America/New_York',
    'Asia/Kolkata',
    'Australia/Lord_Howe',
    'Pacific/Apia',
    'Africa/Casablanca',
  );
  fc.assert(
    fc.property(
      zones,
      fc.date({ min: from, max: new Date(until.getTime() - 1), noInvalidDate: true }),
      (zone, instant) => {
        const span = offsetSpans(zone, from, until).find(
          (candidate) => candidate.until === null || instant < candidate.until,
        );
        const there = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone);
        expect(span?.minutes).toBe(there.offsetNanoseconds / 60e9);
      },
    ),
  );
});
