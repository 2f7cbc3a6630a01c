import { useInfiniteQuery, useMutation, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import type { z } from 'zod';
import { ApiError, createClient, type Endpoint } from '../../contract/index.ts';

const call = createClient();

export type ApiInput<E extends Endpoint> = NonNullable<Parameters<typeof call<E>>[1]>;
export type ApiAnswer<E extends Endpoint> = z.output<E['response']>;

interface Options<E extends Endpoint> {
  /** False: not asked yet. */
  enabled?: boolean;
  /** Milliseconds between refreshes; given as a function, it looks at the last answer. */
  every?: number | false | ((answer: ApiAnswer<E> | undefined) => number | false);
  /** Keep showing the last answer while another scope loads, so that pages do not jump. Default true. */
  keep?: boolean;
}

const keyOf = (endpoint: Endpoint, input: unknown) => [endpoint.path, endpoint.method, input] as const;

/** How an endpoint is asked and where its answer is kept. */
export const apiQuery = <E extends Endpoint>(endpoint: E, input: ApiInput<E>) => ({
  queryKey: keyOf(endpoint, input),
  queryFn: ({ signal }: { signal: AbortSignal }): Promise<ApiAnswer<E>> => call(endpoint, input, signal),
});

/** Reads an endpoint of the contract. The answer stays until the facts change. */
export function useApi<E extends Endpoint>(
  endpoint: E,
  input: ApiInput<E>,
  options: Options<E> = {},
): UseQueryResult<ApiAnswer<E>> {
  const { every = false } = options;
  return useQuery({
    ...apiQuery(endpoint, input),
    enabled: options.enabled ?? true,
    refetchInterval: typeof every === 'function' ? ({ state }) => every(state.data) : every,
    placeholderData: (previous) => (options.keep === false ? undefined : previous),
  });
}

/** Reads an endpoint that answers in pages with `nextCursor`. */
export function useApiPages<E extends Endpoint>(endpoint: E, input: ApiInput<E>, options: { enabled?: boolean } = {}) {
  return useInfiniteQuery({
    queryKey: [...keyOf(endpoint, input), 'pages'],
    queryFn: ({ pageParam, signal }) => {
      const given = input as { query?: object };
      const query = { ...given.query, ...(pageParam ? { cursor: pageParam } : {}) };
      return call(endpoint, { ...input, query }, signal) as Promise<ApiAnswer<E> & { nextCursor: string | null }>;
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    enabled: options.enabled ?? true,
  });
}

/** What is being mined refuses some changes until it is done: tries again for about ten seconds. */
const patience = { tries: 20, pause: 500 };

/** Changes something; everything shown is asked again afterwards. */
export function useApiChange<E extends Endpoint>(endpoint: E) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: ApiInput<E>) => call(endpoint, input),
    retry: (failures, error) => error instanceof ApiError && error.code === 'sync.running' && failures < patience.tries,
    retryDelay: patience.pause,
    onSuccess: () => client.invalidateQueries(),
  });
}
