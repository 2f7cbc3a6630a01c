import { activeWeeks } from './code/active-weeks.ts';
import { aiCommitShare } from './code/ai-commit-share.ts';
import { aiShare } from './code/ai-share.ts';
import { commitSize } from './code/commit-size.ts';
import { commits } from './code/commits.ts';
import { efficiency } from './code/efficiency.ts';
import { newWorkShare } from './code/new-work-share.ts';
import { outliers } from './code/outliers.ts';
import { productiveThroughput } from './code/productive-throughput.ts';
import { reverts } from './code/reverts.ts';
import { reworkShare } from './code/rework-share.ts';
import { throughput } from './code/throughput.ts';
import { workTypes } from './code/work-types.ts';
import type { MetricDefinition } from './kernel/index.ts';

/** Every metric there is, in the order of the catalogue. A test holds it against the files. */
export const metrics: readonly MetricDefinition[] = [
  workTypes,
  throughput,
  productiveThroughput,
  efficiency,
  reworkShare,
  newWorkShare,
  commits,
  commitSize,
  outliers,
  activeWeeks,
  reverts,
  aiShare,
  aiCommitShare,
];
