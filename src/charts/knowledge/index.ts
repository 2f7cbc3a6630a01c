export * from './fallen-behind.ts';
export * from './tiles.ts';
export * from './words.ts';
