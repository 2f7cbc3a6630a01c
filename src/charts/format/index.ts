export * from './code-parts.ts';
export * from './compare.ts';
export * from './date.ts';
export * from './period-length.ts';
export * from './some-of.ts';
export * from './step.ts';
export * from './value.ts';
export * from './visible.ts';
