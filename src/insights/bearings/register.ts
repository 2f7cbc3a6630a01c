import type { AnyInsight } from './insight.ts';
import { afterHours } from './kinds/after-hours.ts';
import { assisted } from './kinds/assisted.ts';
import { commitSizeMoved } from './kinds/commit-size-moved.ts';
import { coupling } from './kinds/coupling.ts';
import { factsIncomplete } from './kinds/facts-incomplete.ts';
import { halfLife } from './kinds/half-life.ts';
import { hotspot } from './kinds/hotspot.ts';
import { keyPersonDirectory } from './kinds/key-person-directory.ts';
import { knowledgeAtRisk } from './kinds/knowledge-at-risk.ts';
import { knownCode } from './kinds/known-code.ts';
import { lastRelease } from './kinds/last-release.ts';
import { leadTimeMoved } from './kinds/lead-time-moved.ts';
import { oldCode } from './kinds/old-code.ts';
import { onboarding } from './kinds/onboarding.ts';
import { outliers } from './kinds/outliers.ts';
import { releaseDrought } from './kinds/release-drought.ts';
import { releaseFailures } from './kinds/release-failures.ts';
import { reworkMoved } from './kinds/rework-moved.ts';
import { sharedHistory } from './kinds/shared-history.ts';
import { silence } from './kinds/silence.ts';
import { steady } from './kinds/steady.ts';
import { throughputMoved } from './kinds/throughput-moved.ts';
import { truckFactor } from './kinds/truck-factor.ts';

/** Every insight; complete by test. */
export const insights: readonly AnyInsight[] = [
  afterHours,
  assisted,
  commitSizeMoved,
  coupling,
  factsIncomplete,
  halfLife,
  hotspot,
  keyPersonDirectory,
  knowledgeAtRisk,
  knownCode,
  lastRelease,
  leadTimeMoved,
  oldCode,
  onboarding,
  outliers,
  releaseDrought,
  releaseFailures,
  reworkMoved,
  sharedHistory,
  silence,
  steady,
  throughputMoved,
  truckFactor,
];
