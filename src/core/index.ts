export * from './errors.ts';
export * from './facts.ts';
