import { expect, it } from 'vitest';
import { curvesDrawn } from './from-curve.ts';

const groups = (count: number) => ({
  curves: Array.from({ length: count }, (_, at) => ({
    key: String(2001 + at),
    label: String(2001 + at),
    n: 100,
    halfLifeDays: null,
    points: [],
  })),
});
const keys = (count: number, by: string) => curvesDrawn(groups(count), by).map(({ key }) => Number(key));

it('years that are left out are left out evenly, never the newest', () => {
  expect(keys(13, 'cohort')).toHaveLength(13);
  expect(keys(22, 'cohort')).toEqual([2002, 2004, 2006, 2008, 2010, 2012, 2014, 2016, 2018, 2020, 2022]);
  expect(keys(40, 'cohort')).toHaveLength(14);
});

it('of groups without an order the first are drawn', () => {
  expect(keys(13, 'directory')).toEqual([2001, 2002, 2003, 2004, 2005, 2006, 2007, 2008]);
});
