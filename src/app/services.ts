import type { Finding, Period, ScopeQuery } from '../contract/index.ts';
import { createMeasures, type Measures } from '../metrics/index.ts';
import type { Parts } from './create-app.ts';

/** The questions that numbers answer, bound to the store and the settings of the configuration. */
export interface Services {
  measures: Measures;
  findings(scope: ScopeQuery): Promise<{ period: Period; items: Finding[] }>;
  firstBearings(scope: ScopeQuery): Promise<Finding[]>;
}

/** Loads what answers questions; commands that only mine never need it. */
export async function createServices({ config, store }: Pick<Parts, 'config' | 'store'>): Promise<Services> {
  const insights = await import('../insights/index.ts');
  const settings = { zone: config.zone, ...config.defaults };
  const measures = createMeasures(store, settings);
  const sources = { store, measures, settings };
  return {
    measures,
    findings: (scope) => insights.findings(sources, scope),
    firstBearings: (scope) => insights.firstBearings(sources, scope),
  };
}
