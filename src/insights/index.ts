export * from './bearings/index.ts';
