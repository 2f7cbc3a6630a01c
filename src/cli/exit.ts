/** What scripts can rely on; `wheelhouse --help` lists the same. */
export const EXIT = { ok: 0, failed: 1, usage: 2, partly: 3 } as const;
/** Besides these, 128 + the number of the signal that stopped a command before its end. */
export type ExitCode = number;
