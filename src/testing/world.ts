export type { World, WorldChange, WorldCommit, WorldFile } from '../core/index.ts';
