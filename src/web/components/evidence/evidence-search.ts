import type { Dimension, Grain } from '../../../contract/index.ts';

/** Which number's rows: a metric's, of one key of a dimension, of one bucket of time. */
export interface EvidenceTarget {
  metric: string;
  by?: Dimension;
  key?: string;
  /** First day of a point of the series, and the series’ grain. */
  bucket?: string;
  grain?: Grain;
  from?: string;
  to?: string;
  /** Of one repository, where the number is of that alone. */
  repo?: string;
}

/** A dimension's key for people: without the repository's id that keeps equal names apart. */
export const keyName = (key: string) => key.replace(/^\d+:/, '') || 'the top level';

/** Search parameters that open the evidence of a number. */
export const evidenceSearch = (target: EvidenceTarget) => ({
  evidence: target.metric,
  evidenceBy: target.by,
  evidenceKey: target.key,
  evidenceBucket: target.bucket,
  evidenceGrain: target.grain,
  evidenceFrom: target.from,
  evidenceTo: target.to,
  evidenceRepo: target.repo,
});

export const noEvidence = {
  evidence: undefined,
  evidenceBy: undefined,
  evidenceKey: undefined,
  evidenceBucket: undefined,
  evidenceGrain: undefined,
  evidenceFrom: undefined,
  evidenceTo: undefined,
  evidenceRepo: undefined,
};
