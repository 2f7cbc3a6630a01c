import { Skeleton } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { PageHeader } from '../page-header.tsx';
import { ErrorState } from './error-state.tsx';
import styles from './states.module.css';

interface Props<T> {
  query: UseQueryResult<T>;
  /** Height in pixels kept free while loading, about that of the content, so that nothing jumps. */
  height: number;
  /** Heading in case of failure, for pages that are otherwise named by their answer. */
  title?: string;
  children: (data: T) => ReactNode;
}

/** Shows an answer once it is there; before that a skeleton of its height, on failure why. */
export function Loaded<T>({ query, height, title, children }: Props<T>) {
  if (query.data !== undefined) {
    return <div className={query.isPlaceholderData ? styles.stale : undefined}>{children(query.data)}</div>;
  }
  if (query.isError)
    return (
      <>
        {title && <PageHeader title={title} />}
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      </>
    );
  return <Skeleton height={height} radius="md" aria-label="Loading" />;
}
