import { answersBasis } from './answers-basis.ts';
import type { z } from 'zod';
import type { Config } from '../config/index.ts';
import type { Store } from '../store/index.ts';
import type {
  FileKnowledge,
  FileQuery,
  Finding,
  Findings,
  ReleaseQuery,
  ReleaseRow,
  ScopeQuery,
  TreeQuery,
} from '../contract/index.ts';
import { createBearings, createReport } from '../insights/index.ts';
import {
  createMeasures,
  fileKnowledge,
  knowledgeTree,
  listReleases,
  type KnowledgeTree,
  type Measures,
} from '../metrics/index.ts';

export interface ServiceOptions {
  config: Config;
  store: Store;
  /** Of the program. */
  version: string;
  onError: (error: unknown, where: string) => void;
}

/** The questions that numbers answer, bound to the store and the settings of the configuration. */
export interface Services {
  measures: Measures;
  findings(scope: ScopeQuery): Promise<Findings>;
  /** Brings findings that are kept up to their facts. */
  computeAhead(): Promise<void>;
  firstBearings(scope: ScopeQuery): Promise<Finding[]>;
  /** One HTML file. */
  report(scope: ScopeQuery): Promise<string>;
  knowledgeTree(query: z.output<typeof TreeQuery>): Promise<KnowledgeTree>;
  fileKnowledge(file: { repository: number } & z.output<typeof FileQuery>): Promise<FileKnowledge>;
  listReleases(
    query: z.output<typeof ReleaseQuery>,
  ): Promise<{ items: z.output<typeof ReleaseRow>[]; total: number; nextCursor: string | null }>;
}

export function createServices({ config, store, version, onError }: ServiceOptions): Services {
  const settings = { zone: config.zone, ...config.defaults };
  const measures = createMeasures(store, settings);
  const sources = { store, measures, settings };
  const context = { store, settings };
  const bearings = createBearings({
    ...sources,
    basis: answersBasis(version, config),
    onError: (error) => onError(error, 'findings'),
  });
  return {
    measures,
    findings: bearings.findings,
    computeAhead: bearings.computeAhead,
    firstBearings: (scope) => bearings.first(scope),
    report: (scope) => createReport(sources, scope),
    knowledgeTree: (query) => knowledgeTree(context, query),
    fileKnowledge: (file) => fileKnowledge(context, file),
    listReleases: (query) => listReleases(context, query),
  };
}
