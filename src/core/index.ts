export * from './errors.ts';
export * from './facts.ts';
export * from './knowledge/index.ts';
export * from './statistics/index.ts';
export * from './time/index.ts';
export * from './agents.ts';
export type * from './world.ts';
