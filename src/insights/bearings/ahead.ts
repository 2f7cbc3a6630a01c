import type { Finding, Findings, ScopeQuery } from '../../contract/index.ts';
import { canonical, dayOf } from '../../core/index.ts';
import { oncePerVersion, type VersionedStore } from '../../metrics/index.ts';
import type { Store } from '../../store/index.ts';
import { findings, type FindingsNow } from './findings.ts';
import { FIRST } from './select.ts';
import type { Sources } from './sources.ts';

const KIND = 'findings';
/** What is asked for before anything is chosen: all repositories, the newest period. It is computed ahead. */
const DEFAULT_SCOPE: ScopeQuery = {};

export interface Bearings {
  /** At once where they were computed ahead, if from older facts; then they are computed anew, and `stale` says so. */
  findings(scope: ScopeQuery): Promise<Findings>;
  /** The five things most worth knowing now: what the terminal prints after an import. */
  first(scope?: ScopeQuery): Promise<Finding[]>;
  /** Computes ahead what is older than its facts. */
  computeAhead(): Promise<void>;
}

interface AheadSources extends Sources {
  store: VersionedStore & Pick<Store, 'computed'>;
  /** Names the program and its settings: what others computed is of no use. */
  basis: string;
  onError: (error: unknown) => void;
}

/** Findings rest on dozens of numbers: those of the default scope are kept in the store, so that nobody waits for them. */
export function createBearings(sources: AheadSources): Bearings {
  const { store, basis, onError } = sources;
  const now = () => sources.now?.() ?? new Date();
  const dayOfNow = () => dayOf(now(), sources.settings.zone);
  const scopeText = canonical(DEFAULT_SCOPE);
  let running: Promise<void> | null = null;
  let changedMeanwhile = false;

  const present = (scope: ScopeQuery): Promise<Findings> =>
    oncePerVersion(store, { of: KIND, scope, day: dayOfNow() }, async () => ({
      ...(await findings(sources, scope)),
      computedAt: now().toISOString(),
      stale: false,
    }));

  async function readKept(): Promise<Findings | null> {
    const kept = await store.computed.read(KIND, scopeText);
    if (kept?.basis !== basis) return null;
    const fresh =
      kept.facts_version === (await store.version()) && dayOf(kept.computed_at, sources.settings.zone) === dayOfNow();
    const answer = JSON.parse(kept.payload) as FindingsNow;
    return { ...answer, computedAt: kept.computed_at.toISOString(), stale: !fresh };
  }

  async function bringUpToDate(): Promise<void> {
    if ((await readKept())?.stale === false) return;
    const version = await store.version();
    const { computedAt, stale: _stale, ...answer } = await present(DEFAULT_SCOPE);
    await store.computed.write({
      kind: KIND,
      scope: scopeText,
      basis,
      facts_version: version,
      computed_at: new Date(computedAt),
      payload: JSON.stringify(answer),
    });
  }

  async function untilPresent(): Promise<void> {
    do {
      changedMeanwhile = false;
      await bringUpToDate();
    } while (changedMeanwhile);
  }

  const start = (): Promise<void> => (running ??= untilPresent().finally(() => (running = null)));

  /** One at a time. Facts that change while it runs are worked in by another round of it. */
  function computeAhead(): Promise<void> {
    changedMeanwhile = running !== null;
    return start();
  }

  return {
    async findings(scope) {
      if (canonical(scope) !== scopeText) return present(scope);
      const kept = await readKept();
      if (kept?.stale) start().catch(onError);
      if (kept) return kept;
      await start();
      return present(scope);
    },
    first: async (scope = DEFAULT_SCOPE) => (await present(scope)).items.slice(0, FIRST),
    computeAhead,
  };
}
