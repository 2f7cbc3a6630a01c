import { Button } from '@mantine/core';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { ApiError } from '../../contract/index.ts';
import { EmptyState, ErrorState, PageHeader } from '../components/index.ts';
import { reloadWhenAnswered } from './part-of-app.ts';

/** Browsers' words for a part of the app that is no longer there: the server was updated under an open tab. */
const missingPart = /dynamically imported module|importing a module script failed/i;

/** In place of a page that could not be shown. */
export function PageError({ error, reset }: ErrorComponentProps) {
  const isMissing = missingPart.test(String(error));
  const isAway = error instanceof ApiError && error.status === 0;
  return (
    <>
      <PageHeader title="This page could not be shown" />
      {isMissing ? (
        <EmptyState
          title="A part of the app is missing"
          action={
            <Button size="xs" variant="default" onClick={() => void reloadWhenAnswered()}>
              Reload
            </Button>
          }
        >
          Wheelhouse was probably updated while this tab was open.
        </EmptyState>
      ) : (
        <ErrorState error={error} onRetry={isAway ? () => void reloadWhenAnswered() : reset} />
      )}
    </>
  );
}
