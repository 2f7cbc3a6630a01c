import { QueryClient } from '@tanstack/react-query';
import { ApiError } from '../../contract/index.ts';

const isWorthRetrying = (error: unknown) =>
  error instanceof ApiError && (error.status === 0 || error.status >= 502) && error.code !== 'facts.pending';

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // Facts change only when something was mined, and then `useFactsWatch` invalidates.
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 10 * 60_000,
      refetchOnWindowFocus: false,
      retry: (failures, error) => failures < 2 && isWorthRetrying(error),
      retryDelay: (attempt) => 400 * 2 ** attempt,
    },
  },
});
