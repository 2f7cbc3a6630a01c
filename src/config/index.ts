export { loadConfig, type Config } from './config.ts';
export { environment, type ProcessFacts } from './environment.ts';
export { isZone, type Flags } from './schema.ts';
