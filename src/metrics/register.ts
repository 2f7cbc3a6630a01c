import { activeWeeks } from './code/active-weeks.ts';
import { afterHours } from './code/after-hours.ts';
import { aiCommitShare } from './code/ai-commit-share.ts';
import { aiRework } from './code/ai-rework.ts';
import { aiShare } from './code/ai-share.ts';
import { aiSurvival } from './code/ai-survival.ts';
import { commitSize } from './code/commit-size.ts';
import { commits } from './code/commits.ts';
import { efficiency } from './code/efficiency.ts';
import { halfLife } from './code/half-life.ts';
import { leftOut } from './code/left-out.ts';
import { newWorkShare } from './code/new-work-share.ts';
import { outliers } from './code/outliers.ts';
import { productiveThroughput } from './code/productive-throughput.ts';
import { reverts } from './code/reverts.ts';
import { reworkShare } from './code/rework-share.ts';
import { survival } from './code/survival.ts';
import { throughput } from './code/throughput.ts';
import { workTypes } from './code/work-types.ts';
import { leadTime } from './delivery/lead-time.ts';
import { recoveryTime } from './delivery/recovery-time.ts';
import { releaseDays } from './delivery/release-days.ts';
import { releaseFailureShare } from './delivery/release-failure-share.ts';
import { releaseFrequency } from './delivery/release-frequency.ts';
import { releaseSize } from './delivery/release-size.ts';
import type { MetricDefinition } from './kernel/index.ts';
import { atRisk } from './knowledge/at-risk.ts';
import { coupling } from './knowledge/coupling.ts';
import { coverage } from './knowledge/coverage.ts';
import { expertsPerFile } from './knowledge/experts-per-file.ts';
import { hotspots } from './knowledge/hotspots.ts';
import { nobodyActive } from './knowledge/nobody-active.ts';
import { onboarding } from './knowledge/onboarding.ts';
import { ownership } from './knowledge/ownership.ts';
import { truckFactor } from './knowledge/truck-factor.ts';

/** Every metric there is, in the order of the catalogue. A test holds it against the files. */
export const metrics: readonly MetricDefinition[] = [
  workTypes,
  throughput,
  productiveThroughput,
  efficiency,
  reworkShare,
  newWorkShare,
  survival,
  halfLife,
  commits,
  commitSize,
  outliers,
  leftOut,
  activeWeeks,
  afterHours,
  reverts,
  aiShare,
  aiCommitShare,
  aiSurvival,
  aiRework,
  hotspots,
  coupling,
  truckFactor,
  atRisk,
  nobodyActive,
  coverage,
  expertsPerFile,
  ownership,
  onboarding,
  releaseFrequency,
  releaseDays,
  leadTime,
  releaseSize,
  releaseFailureShare,
  recoveryTime,
];
