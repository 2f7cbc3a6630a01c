export { loadConfig, type Config } from './config.ts';
export { environment, type ProcessFacts } from './environment.ts';
export type { Flags } from './schema.ts';
