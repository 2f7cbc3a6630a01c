import type { ScopeQuery } from '../../contract/index.ts';
import type { Measures } from '../../metrics/index.ts';

/** What every part of the report asks with: the metrics, and the scope of the report. */
export interface Question {
  measures: Measures;
  scope: ScopeQuery;
}
