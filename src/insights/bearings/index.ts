export { createBearings } from './remember.ts';
export type { Sources } from './sources.ts';
