import type { ProvidedContext } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** Answers with the URL of a running PostgreSQL, which it starts when first asked. */
    postgresDoor: string;
  }
}

/** Name under which the run tells its tests where to ask. */
export const POSTGRES_DOOR = 'postgresDoor' satisfies keyof ProvidedContext;
