import type { Config } from '../config/index.ts';
import type { Sync } from '../jobs/index.ts';
import type { Store } from '../store/index.ts';
import type { Services } from './services.ts';

/** What the parts of the app share. */
export interface Parts {
  config: Config;
  store: Store;
  sync: Sync;
  version: string;
  /** What answers questions; commands that only mine never load it. */
  loadServices: () => Promise<Services>;
  /** Aborted when the app closes. */
  closing: AbortSignal;
  onError: (error: unknown, where: string) => void;
}
