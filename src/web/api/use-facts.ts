import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { endpoints, type SyncState } from '../../contract/index.ts';
import { queryClient } from './query-client.ts';
import { apiQuery, useApi } from './use-api.ts';

/** Milliseconds between looks at the state. */
const whileMining = 500;
const atRest = 15_000;
/** While facts stream in, what is shown is asked again this often at most: an answer costs the machine that mines. */
const calm = 4_000;
const sharedPaths = new Set<string>([endpoints.meta.path, endpoints.sync.path]);

const atEnd = new Set<SyncState['phase']>(['done', 'failed', 'empty', 'unfinished']);

/** Something runs for it, or waits for its turn. */
export const isMining = ({ phase }: SyncState) => !atEnd.has(phase);

/** Settings and extent of what is loaded. */
export const useMeta = () => useApi(endpoints.meta, {});

/** The same outside of a component; null when the server does not answer: pages say so themselves. */
export const fetchMeta = () =>
  queryClient.query({ ...apiQuery(endpoints.meta, {}), staleTime: 'static' }).catch(() => null);

/** Where mining stands, a row a repository. */
export const useSync = () => useApi(endpoints.sync, {});

export const useRepositories = () => useApi(endpoints.listRepositories, {});

/** Which facts are complete, of all repositories; changes a few times in a run. */
const readyOf = (states: readonly SyncState[] | undefined) =>
  states?.map(({ repository, ready }) => `${repository} ${Object.values(ready).join(' ')}`).join();

/** Looks at the state again and again, and asks for everything shown when facts have changed. Mounted once, in the shell. */
export function useFactsWatch() {
  // Both are asked: the one may have been answered before the end, the other after it.
  const meta = useMeta().data;
  const states = useSync().data?.repositories ?? [];
  const mining = meta?.syncing === true || states.some(isMining);
  const every = mining ? whileMining : atRest;
  const version = useApi(endpoints.meta, {}, { every }).data?.factsVersion;
  const ready = readyOf(useApi(endpoints.sync, {}, { every }).data?.repositories);
  useInvalidation(version, ready);
}

/** Facts that became complete are shown at once, others that stream in at a calm pace. */
function useInvalidation(version: string | undefined, ready: string | undefined) {
  const client = useQueryClient();
  const seen = useRef(version);
  const last = useRef(0);
  const shown = useRef(ready);
  useEffect(() => {
    if (version === undefined || version === seen.current) return;
    if (seen.current === undefined) {
      seen.current = version;
      return;
    }
    const wait = shown.current === ready ? Math.max(0, last.current + calm - Date.now()) : 0;
    const timer = setTimeout(() => {
      seen.current = version;
      last.current = Date.now();
      shown.current = ready;
      void client.invalidateQueries({ predicate: (query) => !sharedPaths.has(String(query.queryKey[0])) });
    }, wait);
    return () => clearTimeout(timer);
  }, [version, ready, client]);
}
