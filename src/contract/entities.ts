import { z } from 'zod';
import { Dimension } from './metrics.ts';
import { HasBefore, Instant, PageQuery, Period, ScopeQuery, Day } from './scope.ts';

export const MiningPhase = z
  .enum(['queued', 'clone', 'fetch', 'commits', 'changes', 'ledger', 'tip', 'done', 'failed', 'empty', 'unfinished'])
  .meta({
    id: 'MiningPhase',
    description:
      'Over are done, failed and empty: a repository without commits, whose `error` says what to do. Unfinished is one ' +
      'that nothing reads now and that was never read to its end, as after a server that was stopped: start its sync.',
  });

export const SyncState = z
  .object({
    repository: z.number().int(),
    phase: MiningPhase,
    share: z.number().meta({
      description: 'How far the whole run is, 0…1: it never goes down before the next run. 1 once everything is read.',
    }),
    done: z.number().meta({
      description:
        "Of `total`, in the phase's unit: percent of a clone or fetch, commits, files of the tip. Never goes down within a phase.",
    }),
    total: z.number().meta({
      description:
        '0 while unknown. Once done, all commits that were read: those of the default branch, and those outside it: side branches that a tag has, or had.',
    }),
    perSecond: z.number().nullable().meta({ description: 'Commits or files; null while unknown.' }),
    secondsLeft: z.number().nullable().meta({ description: 'To the end of this phase; null while unknown.' }),
    startedAt: Instant.nullable(),
    finishedAt: Instant.nullable(),
    error: z.object({ code: z.string(), message: z.string(), help: z.string() }).nullable(),
    ready: z
      .object({ commits: z.boolean(), changes: z.boolean(), ledger: z.boolean() })
      .meta({ description: 'Which facts are complete, so that pages know what they can show.' }),
  })
  .meta({ id: 'SyncState' });
export type SyncState = z.infer<typeof SyncState>;

export const Repository = z
  .object({
    id: z.number().int(),
    name: z.string(),
    source: z.string(),
    defaultBranch: z.string().nullable(),
    tip: z.string().nullable(),
    shallow: z.boolean(),
    missingBlobs: z.number().int(),
    commits: z.number().int(),
    people: z.number().int(),
    files: z.number().int().nullable(),
    lines: z.number().int().nullable(),
    leftOut: z.object({ files: z.number().int(), lines: z.number().int() }).meta({
      description:
        'Generated and vendored files among `files`, which numbers of code and knowledge leave out. The evidence of code.left-out lists them with the rule.',
    }),
    versionTags: z.number().int().meta({
      description: 'Tags that read as versions, pre-releases included; tags of one commit make one release.',
    }),
    firstCommitAt: Instant.nullable(),
    lastCommitAt: Instant.nullable(),
    languages: z.array(z.object({ language: z.string(), lines: z.number() })).meta({
      description:
        'Lines at the tip, most first. Left out are generated and vendored files, and those of no known language: the sum is less than `lines`.',
    }),
    notes: z
      .array(z.string())
      .meta({ description: 'What its facts cannot tell: shallow clone, missing blobs, no tags …' }),
    sync: SyncState,
  })
  .meta({ id: 'Repository' });
export type Repository = z.infer<typeof Repository>;

/** One thing worth knowing: first the sentence, then its number, then where to look. */
export const Finding = z
  .object({
    id: z.string(),
    kind: z.string(),
    tone: z.enum(['good', 'watch', 'neutral']),
    sentence: z.string(),
    detail: z.string().meta({ description: 'What it may mean, and the question worth a conversation.' }),
    tryThis: z.string().nullable(),
    metric: z.string().nullable(),
    value: z.number().nullable(),
    unit: z.string().nullable(),
    n: z.number().int(),
    repository: z.number().int().nullable(),
    of: z.object({ by: Dimension, key: z.string() }).optional().meta({
      description: "What of the repository its number is of, as the metric's evidence takes it; all when left out.",
    }),
    period: z.object({ from: Day.optional(), to: Day.optional() }).meta({
      description:
        'The days its page and its rows are asked for, beside the repository; those of the default left out.',
    }),
    link: z.string().meta({ description: 'Page of the web app that shows it, with its search parameters.' }),
    weight: z.number().meta({ description: 'How much it deserves attention; findings are sorted by it.' }),
  })
  .meta({ id: 'Finding' });
export type Finding = z.infer<typeof Finding>;

/** Repositories without a commit in the period; those that have none at all are not among them. */
export const Quiet = z
  .object({
    count: z.number().int(),
    of: z.number().int(),
    names: z.array(z.string()).meta({ description: 'Five at most, by name.' }),
  })
  .meta({ id: 'Quiet' });
export type Quiet = z.infer<typeof Quiet>;

export const Findings = z
  .object({
    period: Period,
    hasBefore: HasBefore,
    items: z.array(Finding),
    computedAt: Instant.meta({
      description: 'When these findings were computed: those of the default scope are kept.',
    }),
    stale: z.boolean().meta({
      description: 'True while newer facts are there: findings are being computed from them, so ask again in a moment.',
    }),
    quiet: Quiet.optional().meta({
      description: 'Given where several repositories are asked about and some of them have no commit in the period.',
    }),
  })
  .meta({ id: 'Findings' });
export type Findings = z.infer<typeof Findings>;

export const Person = z
  .object({
    id: z.number().int(),
    name: z.string(),
    kind: z.enum(['person', 'bot', 'agent']),
    identities: z.array(z.object({ id: z.number().int(), name: z.string(), email: z.string(), why: z.string() })),
  })
  .meta({ id: 'Person', description: 'Who someone is; no number hangs on a person.' });
export type Person = z.infer<typeof Person>;

export const IdentityProposal = z
  .object({
    id: z.string(),
    people: z.array(Person).length(2),
    reason: z.string(),
    confidence: z.enum(['high', 'medium']),
  })
  .meta({ id: 'IdentityProposal' });
export type IdentityProposal = z.infer<typeof IdentityProposal>;

export const IdentityDecision = z
  .object({
    id: z.number().int(),
    decidedAt: Instant,
    action: z.enum(['merge', 'split', 'reject', 'kind']),
    summary: z.string(),
    undone: z.boolean(),
  })
  .meta({ id: 'IdentityDecision' });
export type IdentityDecision = z.infer<typeof IdentityDecision>;

/** A node of the knowledge treemap. Directories sum their files. */
export const KnowledgeNode = z
  .object({
    path: z.string(),
    name: z.string(),
    repository: z.number().int(),
    kind: z.enum(['repository', 'directory', 'file']),
    lines: z.number().int(),
    files: z.number().int(),
    atRiskFiles: z
      .number()
      .int()
      .meta({ description: 'Files whose only expert has left or has been silent for 90 days.' }),
    singleExpertFiles: z.number().int(),
    truckFactor: z.number().int().nullable(),
    unowned: z.number().meta({
      description:
        'Share of lines, 0…1, in files with several experts or none of whom anybody is active: beside `risk`.',
    }),
    risk: z.number().meta({ description: 'Share of lines in files at risk, 0…1.' }),
    lastChangedAt: Instant.nullable(),
  })
  .meta({ id: 'KnowledgeNode' });
export type KnowledgeNode = z.infer<typeof KnowledgeNode>;

/** What a place consists of; with two levels asked for, the large parts with their own. */
export const KnowledgePart = KnowledgeNode.extend({ parts: z.array(KnowledgeNode).optional() }).meta({
  id: 'KnowledgePart',
});
export type KnowledgePart = z.infer<typeof KnowledgePart>;

const TakenFor = z
  .enum(['generated', 'vendored'])
  .nullable()
  .meta({ description: 'Why numbers of code and knowledge leave the file out; null where they do not.' });

/** A file and who can be asked about it. An answer about a file: it has no totals by person. */
export const FileKnowledge = z
  .object({
    repository: z.number().int(),
    path: z.string(),
    language: z.string().nullable(),
    lines: z.number().int().nullable(),
    takenFor: TakenFor,
    firstChangedAt: Instant.nullable(),
    lastChangedAt: Instant.nullable(),
    changes180Days: z.number().int(),
    leftOutBy: z.string().nullable().meta({
      description:
        'The rule by which it is generated or vendored, where it is: `.gitattributes`, or a pattern of paths.',
    }),
    reworkShare: z.number().nullable().meta({
      description:
        'Share of its lines changed in the last 180 days that were rework; null where none changed, and for generated and vendored files, for which it is not computed.',
    }),
    risk: z.enum(['ok', 'single-expert', 'at-risk', 'unowned']),
    experts: z.number().int().meta({ description: 'People who know it well, also those beyond `knows`.' }),
    knows: z
      .array(
        z.object({
          person: z.number().int(),
          name: z.string(),
          expert: z.boolean(),
          active: z.boolean().meta({ description: 'Has committed anywhere in the last 90 days.' }),
          lastTouchedAt: Instant.nullable(),
          hasLines: z.boolean().meta({ description: 'Whether some of its lines today are theirs.' }),
        }),
      )
      .meta({
        description: '25 at most: those who are active first, then who touched it last. No order of merit.',
      }),
    coupled: z.array(z.object({ path: z.string(), degree: z.number(), shared: z.number().int() })).meta({
      description: 'Not computed, and so empty, for generated and vendored files.',
    }),
    ages: z.array(z.object({ year: z.number().int(), lines: z.number().int() })),
    commits: z.array(
      z.object({ sha: z.string(), at: Instant, subject: z.string(), author: z.string(), lines: z.number().nullable() }),
    ),
  })
  .meta({ id: 'FileKnowledge' });
export type FileKnowledge = z.infer<typeof FileKnowledge>;

export const CommitDetail = z
  .object({
    repository: z.number().int(),
    repositoryName: z.string(),
    sha: z.string(),
    parents: z.array(z.string()),
    author: z.string(),
    coAuthors: z.array(z.string()),
    agent: z.string().nullable(),
    authoredAt: Instant,
    committedAt: Instant,
    landedAt: Instant.nullable(),
    landedBy: z.string().nullable(),
    release: z
      .string()
      .nullable()
      .meta({ description: 'Tag of the first release that contains it, after the first known one.' }),
    firstKnownRelease: z.string().nullable().meta({
      description:
        'Tag of the first known release, where that contains it before any other does: it was out by then, or before.',
    }),
    subject: z.string(),
    body: z.string(),
    reverts: z.array(z.string()),
    revertedBy: z.string().nullable(),
    excluded: z.array(z.string()).meta({ description: 'Why its lines are left out of numbers: merge, bot, outlier …' }),
    work: z.object({ new: z.number(), rework: z.number(), help: z.number(), refactor: z.number() }).nullable(),
    aliveLines: z.number().int().nullable(),
    files: z.array(
      z.object({
        path: z.string(),
        oldPath: z.string().nullable(),
        status: z.string(),
        added: z.number().nullable(),
        deleted: z.number().nullable(),
        takenFor: TakenFor,
      }),
    ),
  })
  .meta({ id: 'CommitDetail' });
export type CommitDetail = z.infer<typeof CommitDetail>;

export const Meta = z
  .object({
    version: z.string(),
    zone: z.string(),
    factsVersion: z.string(),
    firstDay: Day.nullable(),
    lastDay: Day.nullable(),
    syncing: z.boolean(),
    repositories: z.number().int(),
    defaults: z.object({ windowDays: z.number(), outlierLines: z.number(), outlierFiles: z.number() }),
  })
  .meta({ id: 'Meta' });
export type Meta = z.infer<typeof Meta>;

export const ReleaseRow = z
  .object({
    repository: z.number().int(),
    id: z.number().int(),
    tag: z.string(),
    component: z.string(),
    releasedAt: Instant,
    prerelease: z.boolean(),
    baseline: z.boolean(),
    commits: z.number().int(),
    leadTimeP50Hours: z.number().nullable(),
    failedBy: z.string().nullable(),
    failureReason: z.string().nullable(),
  })
  .meta({ id: 'Release' });

export const TreeQuery = ScopeQuery.pick({ repo: true, path: true, bots: true }).extend({
  levels: z.coerce.number().int().min(1).max(2).optional().meta({
    description:
      'With 2, the largest directories come with their own parts: what a picture of two levels shows. Default 1.',
  }),
});
export const ReleaseQuery = ScopeQuery.extend(PageQuery.shape);
export const FileQuery = ScopeQuery.pick({ bots: true }).extend({ path: z.string() });
export const ProposalQuery = z.object({
  repo: ScopeQuery.shape.repo.meta({
    description: 'Only where one of the two has commits in these repositories, by ids separated by commas.',
    example: '1,2',
  }),
  limit: PageQuery.shape.limit.meta({ description: 'The first so many; all when left out.' }),
});
