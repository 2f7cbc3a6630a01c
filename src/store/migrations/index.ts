import { facts } from './0001-facts.ts';
import { lastFailure } from './0002-last-failure.ts';
import { failuresAnew } from './0003-failures-anew.ts';
import { commitReverts } from './0004-commit-reverts.ts';
import { leftOutBy } from './0005-left-out-by.ts';
import { misfits } from './0006-misfits.ts';
import { counters } from './0007-counters.ts';
import { computed } from './0008-computed.ts';
import { sources } from './0009-sources.ts';
import { fileLives } from './0010-file-lives.ts';
import type { Migration } from './migration.ts';

export type { Migration } from './migration.ts';

/** The register, in order; ids count up from 1. */
export const migrations: readonly Migration[] = [
  facts,
  lastFailure,
  failuresAnew,
  commitReverts,
  leftOutBy,
  misfits,
  counters,
  computed,
  sources,
  fileLives,
];
