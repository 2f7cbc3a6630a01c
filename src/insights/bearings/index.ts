export { findings, firstBearings } from './findings.ts';
export { insights } from './register.ts';
export type { Sources } from './sources.ts';
