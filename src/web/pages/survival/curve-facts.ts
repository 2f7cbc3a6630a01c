import { heightAt } from '../../../charts/index.ts';
import type { Curve } from '../../../contract/index.ts';

export type CohortCurve = Curve['curves'][number];

/** Where a curve ends: the greatest age seen, and the share alive then. */
export function lastShare(curve: CohortCurve): { x: number; y: number } | null {
  const last = curve.points.at(-1);
  return last ? { x: last.x, y: last.y } : null;
}

/** Share alive at an age; null where no line of the cohort is that old. */
export const shareAt = (curve: CohortCurve, days: number): number | null => heightAt(curve.points, days);
