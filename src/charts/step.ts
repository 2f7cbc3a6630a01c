import { formatCount } from '../words/index.ts';

/** Marks of an axis of durations: their distance in hours, and their text. */
export interface DurationMarks {
  step: number;
  format: (hours: number) => string;
}

const day = 24;
const month = 730.5;
const year = 8_766;

/** Units by the end of the axis, so that all marks of one axis are in the same; steps that are round in them. */
const units = [
  { upTo: 2 * day, size: 1, names: ['h', 'h'], steps: [1, 2, 4, 6, 12] },
  { upTo: 200 * day, size: day, names: ['day', 'days'], steps: [1, 2, 3, 7, 14, 30, 60] },
  { upTo: 4 * year, size: month, names: ['month', 'months'], steps: [1, 2, 3, 6, 12] },
  { upTo: Number.POSITIVE_INFINITY, size: year, names: ['year', 'years'], steps: [1, 2, 5, 10, 20, 50] },
] as const;

/** Marks on round hours, days, months or years for an axis that ends at `maximum` hours; `count` of them at most. */
export function durationMarks(maximum: number, count = 5): DurationMarks {
  const unit = units.find(({ upTo }) => maximum <= upTo) ?? units[3];
  const fitting = unit.steps.find((step) => maximum / (step * unit.size) <= count);
  const step = fitting ?? Math.ceil(maximum / unit.size / count);
  const format = (hours: number) => {
    const amount = Math.round((hours / unit.size) * 10) / 10;
    return amount === 0 ? '0' : `${formatCount(amount)} ${unit.names[amount === 1 ? 0 : 1]}`;
  };
  return { step: step * unit.size, format };
}

const shareSteps = [0.005, 0.01, 0.02, 0.05, 0.1, 0.25];

/** Distance of marks up to a share of 0…1, five at most; they never pass 100%, which would be more than all. */
export const shareStep = (greatest: number): number =>
  (greatest > 0 ? shareSteps.find((step) => greatest / step <= 5 && step < 0.25) : undefined) ?? 0.25;
