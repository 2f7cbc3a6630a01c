import { useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { z } from 'zod';

/** Search parameters that only one page knows, read from the URL. Every key of the schema catches what it cannot read. */
export function usePageSearch<S extends z.ZodType>(schema: S): z.output<S> {
  const search = useSearch({ strict: false }) as unknown;
  return useMemo(() => schema.parse(search), [schema, search]);
}
