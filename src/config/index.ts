export { loadConfig, type Config } from './config.ts';
export { environment, type ProcessFacts } from './environment.ts';
export { expandPath } from './paths.ts';
export type { Flags } from './schema.ts';
