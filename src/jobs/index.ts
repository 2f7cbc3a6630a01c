export {
  addRepositories,
  addUrl,
  isOwnClone,
  type AddFailure,
  type AddOptions,
  type AddProgress,
} from './add-repositories.ts';
export { publicUrl } from './source-url.ts';
export { incompleteness } from './incomplete.ts';
export { cacheDirOf } from './cache-dir.ts';
export type { Outcome } from './outcome.ts';
export { createSync, type Sync } from './sync.ts';
