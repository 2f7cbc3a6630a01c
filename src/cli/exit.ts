/** What scripts can rely on; `wheelhouse --help` lists the same. */
export const EXIT = { ok: 0, failed: 1, usage: 2, partly: 3 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
