import type { ErrorComponentProps } from '@tanstack/react-router';
import { PageHeader, PartError } from '../components/index.ts';

/** In place of a page that could not be shown. */
export function PageError({ error, reset }: ErrorComponentProps) {
  return (
    <>
      <PageHeader title="This page could not be shown" />
      <PartError error={error} onRetry={reset} />
    </>
  );
}
