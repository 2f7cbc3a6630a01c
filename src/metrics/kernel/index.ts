export * from './definition.ts';
export * from './example.ts';
export * from './scope.ts';
export * from './relations.ts';
export * from './work-type.ts';
