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
export { cacheDirOf, createSync, type Outcome, type Sync, type SyncOptions } from './sync.ts';
