export * from './bins.ts';
export * from './quantile.ts';
export * from './survival.ts';
