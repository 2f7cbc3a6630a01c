import type { Ask } from './ask.ts';
import { oncePerVersion } from './once-per-version.ts';
import { askedOf } from './scope.ts';

/**
 * What a state's statement gives, worked out once for all periods: it speaks of the tip, whichever days were asked for
 * (a test holds every such metric to that). `part` says which of the metric's statements it is. Flows, states over all
 * history and stores without a version are computed each time.
 */
export function onceAState<T>(ask: Ask, part: readonly unknown[], compute: () => Promise<T>): Promise<T> {
  const { metric, scope, versioned } = ask;
  if (!versioned || !ignoresPeriod(ask)) return compute();
  return oncePerVersion(
    versioned,
    { of: 'state', metric: metric.id, part, scope: askedOf(scope, ['from', 'until']) },
    compute,
  );
}

export function ignoresPeriod({ metric: { shape, period } }: Pick<Ask, 'metric'>): boolean {
  return shape === 'state' && period !== 'all-history';
}
