import { describe, expect, test } from 'vitest';
import * as statistics from './survival.ts';
import { ageColumns, halfLife, survivalAt, thinSteps, type AgeEvents } from './survival.ts';

const kaplanMeier = (events: readonly AgeEvents[]) => statistics.kaplanMeier(ageColumns(events));
const survivalCurve = (events: readonly AgeEvents[]) => statistics.survivalCurve(ageColumns(events));

/** Everyone seen from the start: remission ends at `ended` weeks, or is last seen at `censored` weeks. */
function fromTimes(ended: readonly number[], censored: readonly number[]): AgeEvents[] {
  return [
    { age: 0, entered: ended.length + censored.length, ended: 0, censored: 0 },
    ...ended.map((age) => ({ age, entered: 0, ended: 1, censored: 0 })),
    ...censored.map((age) => ({ age, entered: 0, ended: 0, censored: 1 })),
  ];
}

/**
 * Weeks of remission of 21 leukaemia patients given 6-mercaptopurine: Freireich et al., Blood 21 (1963); the estimate as
 * printed in Klein & Moeschberger, Survival Analysis (2nd ed. 2003), table 4.1A, and in many textbooks since.
 */
describe('the 6-MP trial', () => {
  const steps = kaplanMeier(
    fromTimes([6, 6, 6, 7, 10, 13, 16, 22, 23], [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]),
  );

  test.each([
    [6, 21, 0.857],
    [7, 17, 0.807],
    [10, 15, 0.753],
    [13, 12, 0.69],
    [16, 11, 0.627],
    [22, 7, 0.538],
    [23, 6, 0.448],
  ])('at %i weeks: %i at risk, %f in remission', (age, atRisk, share) => {
    const step = steps.find((candidate) => candidate.age === age);
    expect(step?.atRisk).toBe(atRisk);
    expect(step?.survival).toBeCloseTo(share, 3);
  });

  test('half are in remission for 23 weeks, as printed', () => expect(halfLife(steps)).toBe(23));
  test('between steps the share stays', () => expect(survivalAt(steps, 22.5)).toBeCloseTo(0.538, 3));
  test('nobody was observed for 36 weeks', () => expect(survivalAt(steps, 36)).toBeNull());
});

test('without censoring it is the plain share that is left', () => {
  const steps = kaplanMeier([
    { age: 0, entered: 10, ended: 0, censored: 0 },
    { age: 5, entered: 0, ended: 4, censored: 0 },
    { age: 9, entered: 0, ended: 3, censored: 3 },
  ]);
  expect(steps.map(({ survival }) => survival)).toEqual([1, 0.6, expect.closeTo(0.3, 12)]);
});

test('who enters late is at risk only from then on', () => {
  // Of 10 from birth 5 end at age 2; 15 more enter at age 3; of 20 at risk 10 end at age 4.
  const steps = kaplanMeier([
    { age: 0, entered: 10, ended: 0, censored: 0 },
    { age: 2, entered: 0, ended: 5, censored: 0 },
    { age: 3, entered: 15, ended: 0, censored: 0 },
    { age: 4, entered: 0, ended: 10, censored: 10 },
  ]);
  expect(steps.map(({ age, atRisk, survival }) => [age, atRisk, survival])).toEqual([
    [0, 10, 1],
    [2, 10, 0.5],
    [3, 20, 0.5],
    [4, 20, 0.25],
  ]);
});

test('while more than half is alive there is no half-life', () => {
  expect(
    halfLife(
      kaplanMeier([
        { age: 0, entered: 4, ended: 0, censored: 0 },
        { age: 3, entered: 0, ended: 1, censored: 3 },
      ]),
    ),
  ).toBeNull();
  expect(halfLife([])).toBeNull();
});

test('a thinned curve keeps its ends and its values', () => {
  const steps = Array.from({ length: 1000 }, (_, age) => ({ age, survival: 1 - age / 1000, atRisk: 1000 - age }));
  const thin = thinSteps(steps, 11);
  expect(thin).toHaveLength(11);
  expect(thin[0]).toEqual(steps[0]);
  expect(thin.at(-1)).toEqual(steps.at(-1));
  for (const step of thin) expect(step.survival).toBe(1 - step.age / 1000);
});

test('a thinned curve over a gap holds the last value', () => {
  const steps = [
    { age: 0, survival: 1, atRisk: 9 },
    { age: 1, survival: 0.8, atRisk: 9 },
    { age: 2, survival: 0.7, atRisk: 8 },
    { age: 100, survival: 0.1, atRisk: 1 },
  ];
  expect(thinSteps(steps, 3)).toEqual([steps[0], { age: 50, survival: 0.7, atRisk: 8 }, steps[3]]);
});

describe('a curve ends where too few were followed', () => {
  const agesOf = (events: AgeEvents[]) => survivalCurve(events).steps.map(({ age }) => age);
  const born = (entered: number): AgeEvents => ({ age: 0, entered, ended: 0, censored: 0 });

  test('after censoring left fewer than 50, nothing is claimed of them', () => {
    const { steps, n } = survivalCurve([
      born(100),
      { age: 10, entered: 0, ended: 20, censored: 50 },
      { age: 20, entered: 0, ended: 30, censored: 0 },
    ]);
    expect([steps.map(({ age }) => age), halfLife(steps), n]).toEqual([[0, 10], null, 100]);
  });

  test('few that are alive of many that were followed are no small number', () => {
    const { steps } = survivalCurve([
      born(100),
      { age: 10, entered: 0, ended: 95, censored: 0 },
      { age: 20, entered: 0, ended: 3, censored: 2 },
    ]);
    expect(steps.map(({ survival }) => survival)).toEqual([1, expect.closeTo(0.05, 12), expect.closeTo(0.02, 12)]);
  });

  test('of many, 1% is the least', () =>
    expect(
      agesOf([
        born(100_000),
        { age: 10, entered: 0, ended: 0, censored: 99_200 },
        { age: 20, entered: 0, ended: 0, censored: 800 },
      ]),
    ).toEqual([0, 10]));

  test('three that ended before a thousand came decide nothing', () =>
    expect(
      agesOf([
        born(3),
        { age: 2, entered: 0, ended: 3, censored: 0 },
        { age: 400, entered: 1000, ended: 0, censored: 1000 },
      ]),
    ).toEqual([]));

  test('who came late is followed when nobody ended before', () =>
    expect(
      agesOf([
        born(3),
        { age: 400, entered: 1000, ended: 0, censored: 0 },
        { age: 500, entered: 0, ended: 500, censored: 503 },
      ]),
    ).toEqual([0, 400, 500]));
});
