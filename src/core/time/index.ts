export * from './buckets.ts';
export * from './days.ts';
export * from './periods.ts';
export * from './zone.ts';
