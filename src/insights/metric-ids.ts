/** The metrics that insights rest on. A test holds them against the catalogue. */
export const METRIC = {
  rework: 'code.rework-share',
  throughput: 'code.throughput',
  workTypes: 'code.work-types',
  commitSize: 'code.commit-size',
  outliers: 'code.outliers',
  survival: 'code.survival',
  hotspots: 'knowledge.hotspots',
  coupling: 'knowledge.coupling',
  assisted: 'code.ai-share',
  afterHours: 'code.after-hours',
  truckFactor: 'knowledge.truck-factor',
  atRisk: 'knowledge.at-risk',
  onboarding: 'knowledge.onboarding',
  leadTime: 'delivery.lead-time',
  releaseFrequency: 'delivery.release-frequency',
  failures: 'delivery.release-failure-share',
} as const;
