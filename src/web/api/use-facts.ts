import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { endpoints, type SyncState } from '../../contract/index.ts';
import { useApi } from './use-api.ts';

const whileMining = 1_000;
const atRest = 15_000;
const sharedPaths = new Set<string>([endpoints.meta.path, endpoints.sync.path]);

export const isMining = (state: SyncState) => state.phase !== 'done' && state.phase !== 'failed';

/** Settings and extent of what is loaded; refreshed faster while something is mined. */
export function useMeta() {
  const meta = useApi(endpoints.meta, {});
  return useApi(endpoints.meta, {}, { every: meta.data?.syncing ? whileMining : atRest });
}

/** Where mining stands, a row a repository. */
export function useSync() {
  const meta = useMeta();
  return useApi(endpoints.sync, {}, { every: meta.data?.syncing ? whileMining : atRest });
}

export function useRepositories() {
  return useApi(endpoints.listRepositories, {});
}

/** Asks for everything again when new facts have arrived. Mounted once, in the shell. */
export function useFactsWatch() {
  const client = useQueryClient();
  const version = useMeta().data?.factsVersion;
  const seen = useRef(version);
  useEffect(() => {
    if (version === undefined || version === seen.current) return;
    const first = seen.current === undefined;
    seen.current = version;
    if (!first) void client.invalidateQueries({ predicate: (query) => !sharedPaths.has(String(query.queryKey[0])) });
  }, [version, client]);
}
