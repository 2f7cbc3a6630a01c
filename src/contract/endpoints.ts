import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import * as e from './entities.ts';
import { Evidence, EvidenceQuery } from './evidence.ts';
import { FindFilesQuery, FoundFile } from './files.ts';
import * as m from './metrics.ts';
import { Day, Id, PageQuery, PathId, ScopeQuery } from './scope.ts';

const paged = <T extends z.ZodType>(items: T) =>
  z.object({ items: z.array(items), total: z.number().int(), nextCursor: z.string().nullable() });

const repositoryParams = z.object({ repository: PathId });
const idParams = z.object({ id: PathId });
const done = z.object({ ok: z.literal(true) });
const decided = done.extend({ decision: Id.meta({ description: 'To take it back by.' }) });

/** The public API, complete. Adding a route starts here (CONTRIBUTING.md). */
export const endpoints = {
  meta: endpoint({
    method: 'get',
    path: '/api/v1/meta',
    tag: 'State',
    summary: 'What is loaded and with which settings',
    response: e.Meta,
  }),
  sync: endpoint({
    method: 'get',
    path: '/api/v1/sync',
    tag: 'State',
    summary: 'Where mining stands, a row a repository',
    response: z.object({ repositories: z.array(e.SyncState) }),
  }),
  startSync: endpoint({
    method: 'post',
    path: '/api/v1/sync',
    tag: 'State',
    summary: 'Look for new commits now',
    body: z.object({ repositories: z.array(Id).optional() }),
    response: done,
  }),

  listRepositories: endpoint({
    method: 'get',
    path: '/api/v1/repositories',
    tag: 'Repositories',
    summary: 'Repositories with their state',
    response: z.object({ items: z.array(e.Repository) }),
  }),
  addRepository: endpoint({
    method: 'post',
    path: '/api/v1/repositories',
    tag: 'Repositories',
    summary:
      'Add a repository by path or URL and mine it; a URL is cloned in the background, followed by its sync state',
    body: z.object({ source: z.string().min(1) }),
    response: z.object({
      items: z.array(e.Repository),
      known: z.array(Id).meta({ description: 'Those of them that were here before; they are read anew.' }),
    }),
  }),
  getRepository: endpoint({
    method: 'get',
    path: '/api/v1/repositories/{repository}',
    tag: 'Repositories',
    summary: 'One repository',
    params: repositoryParams,
    response: e.Repository,
  }),
  removeRepository: endpoint({
    method: 'delete',
    path: '/api/v1/repositories/{repository}',
    tag: 'Repositories',
    summary: 'Forget a repository and its facts',
    params: repositoryParams,
    response: done,
  }),
  getFile: endpoint({
    method: 'get',
    path: '/api/v1/repositories/{repository}/file',
    tag: 'Knowledge',
    summary: 'A file: who knows it, what changes with it, how old its lines are',
    params: repositoryParams,
    query: e.FileQuery,
    response: e.FileKnowledge,
  }),
  findFiles: endpoint({
    method: 'get',
    path: '/api/v1/files',
    tag: 'Knowledge',
    summary: 'Files at the tip by words of their path, those named so first',
    query: FindFilesQuery,
    response: z.object({ items: z.array(FoundFile) }),
  }),
  getCommit: endpoint({
    method: 'get',
    path: '/api/v1/repositories/{repository}/commits/{sha}',
    tag: 'Repositories',
    summary: 'A commit and what it did',
    params: repositoryParams.extend({
      sha: z.string().regex(/^[0-9a-f]{4,64}$/, "a commit's sha or its start: 4 to 64 of the digits 0-9 and a-f"),
    }),
    response: e.CommitDetail,
  }),

  knowledgeTree: endpoint({
    method: 'get',
    path: '/api/v1/knowledge/tree',
    tag: 'Knowledge',
    summary: 'Children of a directory with lines and risk',
    query: e.TreeQuery,
    response: z.object({
      node: e.KnowledgeNode,
      children: z.array(e.KnowledgePart),
      asOf: Day.meta({
        description:
          'Day of the newest commit of all repositories: who is active committed within the 90 days up to it.',
      }),
    }),
  }),
  listReleases: endpoint({
    method: 'get',
    path: '/api/v1/releases',
    tag: 'Delivery',
    summary: 'Releases inferred from tags',
    query: e.ReleaseQuery,
    response: paged(e.ReleaseRow),
  }),

  listMetrics: endpoint({
    method: 'get',
    path: '/api/v1/metrics',
    tag: 'Metrics',
    summary: 'The metric catalogue',
    response: z.object({ items: z.array(m.MetricSummary) }),
  }),
  getMetric: endpoint({
    method: 'get',
    path: '/api/v1/metrics/{id}',
    tag: 'Metrics',
    summary: 'How a metric is computed',
    params: m.MetricParams,
    response: m.MetricDetail,
  }),
  metricSeries: endpoint({
    method: 'get',
    path: '/api/v1/metrics/{id}/series',
    tag: 'Metrics',
    summary: 'A metric over time, with the period before',
    params: m.MetricParams,
    query: m.SeriesQuery,
    response: m.Series,
  }),
  metricBreakdown: endpoint({
    method: 'get',
    path: '/api/v1/metrics/{id}/breakdown',
    tag: 'Metrics',
    summary: 'A metric split by a dimension',
    params: m.MetricParams,
    query: m.BreakdownQuery,
    response: m.Breakdown,
  }),
  metricDistribution: endpoint({
    method: 'get',
    path: '/api/v1/metrics/{id}/distribution',
    tag: 'Metrics',
    summary: 'How the rows behind a metric are spread',
    params: m.MetricParams,
    query: ScopeQuery,
    response: m.Distribution,
  }),
  metricCurve: endpoint({
    method: 'get',
    path: '/api/v1/metrics/{id}/curve',
    tag: 'Metrics',
    summary: 'Shares over age by cohort',
    params: m.MetricParams,
    query: ScopeQuery.extend({ by: m.Dimension.optional() }),
    response: m.Curve,
  }),
  metricEvidence: endpoint({
    method: 'get',
    path: '/api/v1/metrics/{id}/evidence',
    tag: 'Metrics',
    summary: 'The rows behind a number',
    params: m.MetricParams,
    query: EvidenceQuery,
    response: Evidence,
  }),

  findings: endpoint({
    method: 'get',
    path: '/api/v1/findings',
    tag: 'Findings',
    summary: 'Bearings: what changed, what to look at',
    query: ScopeQuery,
    response: e.Findings,
  }),

  listPeople: endpoint({
    method: 'get',
    path: '/api/v1/people',
    tag: 'Identities',
    summary: 'People, bots and agents with their identities',
    query: PageQuery.extend({ q: z.string().max(200).optional(), kind: z.enum(['person', 'bot', 'agent']).optional() }),
    response: paged(e.Person),
  }),
  listProposals: endpoint({
    method: 'get',
    path: '/api/v1/identities/proposals',
    tag: 'Identities',
    summary: 'Identities that are likely one person and wait for a decision, strongest first',
    query: e.ProposalQuery,
    response: z.object({
      items: z.array(e.IdentityProposal),
      total: z.number().int().meta({ description: 'Also those beyond `limit`.' }),
      groups: z.number().int().meta({
        description: 'Groups of people that `total` is of: proposals that share a person belong to one.',
      }),
    }),
  }),
  acceptProposal: endpoint({
    method: 'post',
    path: '/api/v1/identities/merge',
    tag: 'Identities',
    summary: 'Say that people are one',
    body: z.object({ people: z.array(Id).min(2) }),
    response: decided,
  }),
  rejectProposal: endpoint({
    method: 'post',
    path: '/api/v1/identities/reject',
    tag: 'Identities',
    summary: 'Say that two people are not one',
    body: z.object({ people: z.array(Id).length(2) }),
    response: decided,
  }),
  splitIdentity: endpoint({
    method: 'post',
    path: '/api/v1/identities/split',
    tag: 'Identities',
    summary: 'Take identities away from a person',
    body: z.object({ person: Id, identities: z.array(Id).min(1) }),
    response: done,
  }),
  setPersonKind: endpoint({
    method: 'post',
    path: '/api/v1/identities/kind',
    tag: 'Identities',
    summary: 'Say that this is a person, a bot or an agent',
    body: z.object({ person: Id, kind: z.enum(['person', 'bot', 'agent']) }),
    response: done,
  }),
  listDecisions: endpoint({
    method: 'get',
    path: '/api/v1/identities/decisions',
    tag: 'Identities',
    summary: 'What was decided on identities, newest first',
    response: z.object({ items: z.array(e.IdentityDecision) }),
  }),
  undoDecision: endpoint({
    method: 'post',
    path: '/api/v1/identities/decisions/{id}/undo',
    tag: 'Identities',
    summary: 'Take a decision back',
    params: idParams,
    response: done,
  }),
} as const;

/** Every failed answer. */
export const Problem = z
  .object({
    error: z.object({
      code: z.string().meta({ description: 'Stable; for programs.' }),
      message: z.string().meta({ description: 'What happened.' }),
      help: z.string().meta({ description: 'What to do.' }),
    }),
  })
  .meta({ id: 'Problem' });
