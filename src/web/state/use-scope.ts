import { getRouteApi, useNavigate, type MakeRouteMatchUnion } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { ScopeQuery } from '../../contract/index.ts';
import { scopeKeys, type SharedSearch } from './search.ts';

const root = getRouteApi('__root__');

/** The shared part of the URL. */
export function useSharedSearch(): SharedSearch {
  return root.useSearch();
}

/** The scope in the URL, as endpoints take it. */
export function useScope(): Partial<ScopeQuery> {
  const search = useSharedSearch();
  return useMemo(
    () => Object.fromEntries(scopeKeys.flatMap((key) => (search[key] === undefined ? [] : [[key, search[key]]]))),
    [search],
  );
}

type Of<T> = T extends unknown ? Partial<T> : never;
/** Search parameters of any one page. */
type SearchPatch = Of<MakeRouteMatchUnion['search']>;

/** Changes search parameters of the page that is open; `undefined` removes one. */
export function useSetSearch() {
  const navigate = useNavigate();
  return (patch: SearchPatch, options: { replace?: boolean } = {}) =>
    void navigate({
      to: '.',
      search: (before: object) => ({ ...before, ...patch }),
      replace: options.replace ?? false,
      resetScroll: false,
    });
}
