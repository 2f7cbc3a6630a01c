import { METRIC } from '../../metric-ids.ts';
import type { Picture } from '../picture.ts';
import type { Question } from '../question.ts';
import { hotspots } from './hotspots.ts';
import { overTime } from './over-time.ts';
import { survival } from './survival.ts';
import { workTypes } from './work-types.ts';

const recipes: readonly ((question: Question) => Promise<Picture | null>)[] = [
  workTypes,
  overTime(METRIC.rework),
  overTime(METRIC.leadTime),
  hotspots,
  survival,
];

/** The pictures of a report in their order; those without enough behind them are left out. */
export async function picturesOf(question: Question): Promise<Picture[]> {
  const pictures = await Promise.all(recipes.map((recipe) => recipe(question)));
  return pictures.filter((picture) => picture !== null);
}
