export * from './tiles.ts';
export * from './words.ts';
