import { commits } from './code/commits.ts';
import type { MetricDefinition } from './kernel/index.ts';

/** Every metric there is, in the order of the catalogue. A test holds it against the files. */
export const metrics: readonly MetricDefinition[] = [commits];
