import { METRIC } from '../../metric-ids.ts';
import type { Picture } from '../picture.ts';
import type { PictureQuestion } from '../question.ts';
import { coupling } from './coupling.ts';
import { hotspots } from './hotspots.ts';
import { knowledge } from './knowledge.ts';
import { overTime } from './over-time.ts';
import { survival } from './survival.ts';
import { workTypes } from './work-types.ts';

/** The main pictures of the pages, in their order. */
const recipes: readonly ((question: PictureQuestion) => Promise<Picture | null>)[] = [
  overTime(METRIC.leadTime, 'quantiles'),
  overTime(METRIC.releaseFrequency, 'bars'),
  workTypes,
  overTime(METRIC.rework),
  survival,
  knowledge,
  hotspots,
  coupling,
];

/** The pictures of a report in their order; those without enough behind them are left out. */
export async function picturesOf(question: PictureQuestion): Promise<Picture[]> {
  const pictures = await Promise.all(recipes.map((recipe) => recipe(question)));
  return pictures.filter((picture) => picture !== null);
}
