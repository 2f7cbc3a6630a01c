import type { Handlers } from '../../http/index.ts';
import type { Services } from '../services.ts';

type NumberHandlers = Pick<
  Handlers,
  | 'listMetrics'
  | 'getMetric'
  | 'metricSeries'
  | 'metricBreakdown'
  | 'metricDistribution'
  | 'metricCurve'
  | 'metricEvidence'
  | 'findings'
  | 'knowledgeTree'
  | 'getFile'
  | 'listReleases'
>;

/** Every number: asked of metrics/ and insights/ as they are, nothing is computed here. */
export function numberHandlers({
  measures,
  findings,
  knowledgeTree,
  fileKnowledge,
  listReleases,
}: Services): NumberHandlers {
  return {
    listMetrics: async () => ({ items: measures.list() }),
    getMetric: async ({ params }) => measures.detail(params.id),
    metricSeries: ({ params, query }) => measures.series(params.id, query),
    metricBreakdown: ({ params, query }) => measures.breakdown(params.id, query),
    metricDistribution: ({ params, query }) => measures.distribution(params.id, query),
    metricCurve: ({ params, query }) => measures.curve(params.id, query),
    metricEvidence: ({ params, query }) => measures.evidence(params.id, query),
    findings: ({ query }) => findings(query),
    knowledgeTree: ({ query }) => knowledgeTree(query),
    getFile: ({ params, query }) => fileKnowledge({ repository: params.repository, ...query }),
    listReleases: ({ query }) => listReleases(query),
  };
}
