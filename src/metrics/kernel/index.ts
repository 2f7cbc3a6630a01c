export * from './definition.ts';
export * from './example.ts';
export * from './scope.ts';
