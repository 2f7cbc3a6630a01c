import { bindMeasures, type Measures, type MetricSettings, type MetricStore } from './kernel/index.ts';
import { metrics } from './register.ts';

export {
  type BreakdownRows,
  type Example,
  type ExampleAsk,
  type Measures,
  type MetricDefinition,
  type MetricSettings,
  type MetricStore,
} from './kernel/index.ts';
export { metrics } from './register.ts';

/** Every question that can be put to the metrics of this store. `now` is the present unless given. */
export function createMeasures(store: MetricStore, settings: Partial<MetricSettings> = {}, now?: () => Date): Measures {
  return bindMeasures(store, { definitions: metrics, settings, ...(now ? { now } : {}) });
}

export { commitDetail } from './code/commit-detail.ts';
export {
  commitsOnDefault,
  factsRange,
  repositorySummaries,
  type RepositorySummary,
} from './code/repository-summaries.ts';
export { isOnDefault, isRelease } from './kernel/index.ts';
export { fileKnowledge } from './knowledge/file.ts';
export { knowledgeTree, type KnowledgeTree } from './knowledge/tree.ts';
export { listReleases } from './delivery/list-releases.ts';
export { oncePerVersion, type ReadContext, type VersionedStore } from './read-models.ts';
