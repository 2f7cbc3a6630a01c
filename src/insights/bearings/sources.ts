import type { Measures, MetricStore } from '../../metrics/index.ts';

/** What findings are made from. */
export interface Sources {
  store: MetricStore;
  measures: Measures;
  settings: { zone: string };
  /** The present moment unless given. */
  now?: (() => Date) | undefined;
}
