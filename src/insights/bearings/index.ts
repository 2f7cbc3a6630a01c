export { everyFinding } from './findings.ts';
export type { AnyInsight } from './insight.ts';
export { createBearings } from './ahead.ts';
export type { Sources } from './sources.ts';
