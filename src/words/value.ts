import type { Unit } from '../contract/index.ts';

/** A number for people: the figure, and the unit to set smaller after it (may be empty). */
export interface FormattedValue {
  figure: string;
  unit: string;
}

const locale = 'en-GB';
const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
const oneDecimal = new Intl.NumberFormat(locale, { maximumFractionDigits: 1, minimumFractionDigits: 1 });
const compactNumber = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });
const compact = (value: number) => compactNumber.format(value).replace('K', 'k');

/** Three significant figures at most where a number is small; whole from 10 up. */
const short = (value: number) =>
  Math.abs(value) >= 10 || Number.isInteger(value) ? whole.format(value) : oneDecimal.format(value);

/** Counts: whole up to 999,999, then 1.2M. */
export const formatCount = (value: number) => (Math.abs(value) >= 1_000_000 ? compact(value) : short(value));

/** 0…1 as a percentage; one decimal under 10%, and never 0% for something or 100% for less than all. */
export function formatRatio(value: number): string {
  const percent = value * 100;
  if (percent !== 0 && Math.abs(percent) < 0.1) return '<0.1%';
  if (percent < 100 && percent > 99.9) return '>99.9%';
  const figure =
    Math.abs(percent) < 10 || (percent > 99 && percent < 100)
      ? oneDecimal.format(percent).replace(/\.0$/, '')
      : whole.format(percent);
  return `${figure}%`;
}

/** A length of time, in the unit that keeps the figure readable. */
export function durationParts(hours: number): FormattedValue {
  const size = Math.abs(hours);
  if (size === 0) return { figure: '0', unit: 'h' };
  if (size < 1) return { figure: whole.format(hours * 60), unit: 'min' };
  if (size < 48) return { figure: short(hours), unit: 'h' };
  const days = hours / 24;
  if (Math.abs(days) < 120) return { figure: short(days), unit: Math.abs(days) === 1 ? 'day' : 'days' };
  if (Math.abs(days) < 730) return { figure: short(days / 30.4375), unit: 'months' };
  return { figure: short(days / 365.25), unit: 'years' };
}

const plural: Partial<Record<Unit, [one: string, many: string]>> = {
  lines: ['line', 'lines'],
  commits: ['commit', 'commits'],
  files: ['file', 'files'],
  people: ['person', 'people'],
  'person-weeks': ['person-week', 'person-weeks'],
  releases: ['release', 'releases'],
  'percent-points': ['point', 'points'],
  'per-week': ['per week', 'per week'],
};

/** The parts of a value in its unit. */
export function valueParts(value: number, unit: Unit): FormattedValue {
  if (unit === 'ratio') return { figure: formatRatio(value), unit: '' };
  if (unit === 'hours') return durationParts(value);
  if (unit === 'days') return durationParts(value * 24);
  const names = plural[unit];
  return { figure: formatCount(value), unit: names ? names[value === 1 ? 0 : 1] : '' };
}

/** A value in its unit as one text: "34%", "1,204 lines", "3.2 days". */
export function formatValue(value: number | null, unit: Unit): string {
  if (value === null || !Number.isFinite(value)) return '–';
  const parts = valueParts(value, unit);
  return parts.unit ? `${parts.figure} ${parts.unit}` : parts.figure;
}

/** A value on an axis: short, without the name of its unit where the chart's title says it. */
export function formatTick(value: number, unit: Unit): string {
  if (unit === 'ratio') return formatRatio(value);
  if (unit === 'hours' || unit === 'days') {
    const parts = durationParts(unit === 'days' ? value * 24 : value);
    return value === 0 ? '0' : `${parts.figure} ${parts.unit}`;
  }
  return Math.abs(value) >= 10_000 ? compact(value) : short(value);
}
