import type { Value } from '../../contract/index.ts';
import type { Day } from '../../core/index.ts';
import { isAdditive } from './aggregate.ts';
import type { Ask } from './ask.ts';
import type { Measured } from './cells.ts';

/** The days a value speaks of, and the first that what it is of has facts of; left out: that of the whole answer. */
interface Span {
  from: Day;
  to: Day;
  since?: Day | null;
}

/**
 * A measured number as people may see it: nothing while facts are missing, nothing under the metric's minimum, and a gap
 * instead of a zero where nothing is known of that time.
 */
export function presentValue(ask: Ask, measured: Measured | undefined, span: Span): Value {
  const spread = hasSpread(ask) ? { p75: null, p90: null } : {};
  if (!ask.ready) return { value: null, n: 0, reason: 'not-ready', ...spread };
  const n = measured?.n ?? 0;
  if (n === 0 && (measured?.value == null || isAdditive(ask.metric))) {
    const zero = isAdditive(ask.metric) && isKnown(ask, span) && ask.metric.minimum === 0;
    return { value: zero ? 0 : null, n: 0, reason: zero ? null : 'no-data', ...spread };
  }
  if (n < ask.metric.minimum) return { value: null, n, reason: 'small-n', ...spread };
  if (measured?.value == null) return { value: null, n, reason: 'no-data', ...spread };
  return {
    value: measured.value,
    n,
    reason: null,
    ...(hasSpread(ask) ? { p75: measured.p75 ?? null, p90: measured.p90 ?? null } : {}),
  };
}

function hasSpread({ metric: { aggregate } }: Ask): boolean {
  return aggregate.kind === 'quantile' && aggregate.p === 0.5;
}

/** Facts cover some of these days; states always describe the tip. */
function isKnown({ known, metric }: Ask, { from, to, since = known.oldest }: Span): boolean {
  if (since === null || known.newest === null) return false;
  return metric.shape !== 'flow' || (to >= since && from <= known.newest);
}
