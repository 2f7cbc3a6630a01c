export { findings, firstBearings } from './findings.ts';
export { insights } from './register.ts';
export type { Measures, Sources } from './sources.ts';
