import type { Finding, Findings, ScopeQuery } from '../../contract/index.ts';
import { dayOf } from '../../core/index.ts';
import { findings } from './findings.ts';
import { FIRST } from './select.ts';
import type { Sources } from './sources.ts';

type Answer = Promise<Findings>;

/** Scopes kept at most; people look at few of them between two changes of the facts. */
const KEPT = 50;

export interface Bearings {
  findings(scope: ScopeQuery): Answer;
  /** The five things most worth knowing: what the terminal prints after an import. */
  first(scope?: ScopeQuery): Promise<Finding[]>;
}

/**
 * Findings that are worked out once for each scope, day and state of the facts, however many ask at once: they rest on
 * dozens of numbers. `version` says when facts have changed. A failure is not kept.
 */
export function createBearings(sources: Sources, version: () => Promise<string | number>): Bearings {
  const kept = new Map<string, Answer>();
  const ask = async (scope: ScopeQuery): Answer => {
    const today = dayOf(sources.now?.() ?? new Date(), sources.settings.zone);
    const key = JSON.stringify([
      await version(),
      today,
      Object.entries(scope).toSorted(([a], [b]) => a.localeCompare(b)),
    ]);
    const known = kept.get(key);
    if (known) return known;
    const answer = findings(sources, scope);
    kept.set(key, answer);
    answer.catch(() => kept.delete(key));
    for (const oldest of kept.keys()) {
      if (kept.size <= KEPT) break;
      kept.delete(oldest);
    }
    return answer;
  };
  return { findings: ask, first: async (scope = {}) => (await ask(scope)).items.slice(0, FIRST) };
}
