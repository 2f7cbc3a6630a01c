export * from './bearings/index.ts';
export * from './report/index.ts';
