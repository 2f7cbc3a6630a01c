import type { Grain } from '../../contract/index.ts';
import type { Context } from './context.ts';
import type { Facts } from './insight.ts';
import { isAboutAsLong, moved, surprise, type Usual } from './history.ts';

/** A metric that left the range its own past moves in. */
export interface Movement extends Facts {
  value: number;
  direction: 'up' | 'down';
  usual: Usual;
  surprise: number;
  /** "quarter", "month" …: the earlier periods it is compared with. */
  bucket: Grain;
  when: string;
}

interface Threshold {
  absolute?: number;
  relative?: number;
  /** Rows under which the number is too shaky to be repeated. */
  minimum: number;
  /** A sum grows with the period: it is compared only with earlier periods of about the same length. */
  additive?: true;
}

/** The metric's total of the period against the repository's own earlier periods; null while it stays within them. */
export async function movement(context: Context, metric: string, threshold: Threshold): Promise<Movement | null> {
  const total = await context.total(metric);
  if (!total || total.value === null || total.n < threshold.minimum) return null;
  const past = await context.history(metric);
  if (!past || (threshold.additive && !isAboutAsLong(context.period.days, past.bucket))) return null;
  const direction = moved(total.value, past.usual, threshold);
  if (!direction) return null;
  return {
    repository: context.repository,
    value: total.value,
    n: total.n,
    direction,
    usual: past.usual,
    surprise: surprise(total.value, past.usual, threshold.absolute),
    bucket: past.bucket,
    when: context.when,
  };
}

/** More surprise, more weight, but never without end. */
export function movementWeight(base: number, facts: Movement): number {
  return base + Math.min(25, 10 * facts.surprise);
}
