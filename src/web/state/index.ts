export * from './misread.ts';
export * from './ranges.ts';
export * from './search.ts';
export * from './url.ts';
export * from './use-scope.ts';
export * from './within.ts';
