export * from './compare.ts';
export * from './date.ts';
export * from './value.ts';
