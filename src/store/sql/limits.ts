/** Memory of the process that runs statements, the engine's own included. */
export const MEMORY_MB = 1_200;
/** What the engine accounts for itself; beyond it, it spills to disk or gives up by itself. */
export const ENGINE_MEMORY_MB = 512;
/** Bytes of an answer. */
export const RESULT_BYTES = 50_000_000;
/** Statements that run at once; others wait. */
export const AT_ONCE = 2;
/** A process that nobody asks anything ends after this time. */
export const IDLE_MS = 10_000;
