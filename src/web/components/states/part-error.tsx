import { Button } from '@mantine/core';
import { ApiError } from '../../../contract/index.ts';
import { reloadWhenAnswered } from '../../api/index.ts';
import { EmptyState } from './empty-state.tsx';
import { ErrorState } from './error-state.tsx';

/** Browsers' words for a part of the app that is no longer there: the server was updated under an open tab. */
const missingPart = /dynamically imported module|importing a module script failed/i;

/** In place of a part of the app that could not be loaded or shown: why, and a way to try again. */
export function PartError({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const isAway = error instanceof ApiError && error.status === 0;
  if (!missingPart.test(String(error)))
    return <ErrorState error={error} onRetry={isAway ? () => void reloadWhenAnswered() : onRetry} />;
  return (
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
  );
}
