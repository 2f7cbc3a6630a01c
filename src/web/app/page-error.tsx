import { Button } from '@mantine/core';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { EmptyState, ErrorState, PageHeader } from '../components/index.ts';

/** Browsers' words for a part of the app that is no longer there: the server was updated under an open tab. */
const missingPart = /dynamically imported module|importing a module script failed/i;

/** In place of a page that could not be shown. */
export function PageError({ error, reset }: ErrorComponentProps) {
  const isMissing = missingPart.test(String(error));
  return (
    <>
      <PageHeader title="This page could not be shown" />
      {isMissing ? (
        <EmptyState
          title="A part of the app is missing"
          action={
            <Button size="xs" variant="default" onClick={() => window.location.reload()}>
              Reload
            </Button>
          }
        >
          Wheelhouse was probably updated while this tab was open.
        </EmptyState>
      ) : (
        <ErrorState error={error} onRetry={reset} />
      )}
    </>
  );
}
