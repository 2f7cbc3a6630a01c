import type { z } from 'zod';
import type { KnowledgeNode, KnowledgePart, TreeQuery } from '../../contract/index.ts';
import { dayOf, groupBy, truckFactor, WheelhouseError, type Day, type Risk } from '../../core/index.ts';
import type { Ask } from '../kernel/ask.ts';
import { askedOf } from '../kernel/index.ts';
import { oncePerVersion, requireReady, scopeOf, type ReadContext } from '../read-models.ts';
import { atRisk } from './at-risk.ts';
import { fileRisk } from './file-risk.ts';

/** One file as the treemap knows it. */
interface Leaf {
  repository: number;
  path: string;
  lines: number;
  risk: Risk;
  experts: number;
  changedAt: number | null;
  /** Authors by DOA; null for documentation, which no truck factor counts. */
  authors: number[] | null;
}

interface Place {
  node: KnowledgeNode;
  children: KnowledgePart[];
}

/** The tree at one place; `asOf` is the day its 90 days of activity end. */
export interface KnowledgeTree extends Place {
  asOf: Day;
}

/** Parts that come with their own at most, and the share of the lines from which on there is room to show them. */
const OPENED = { most: 8, smallest: 0.04 };

/**
 * A directory with its children: lines, files at risk and truck factor of each. Without a path it is the repository, or
 * every repository in scope. A file has no children. Errors: file.not-found, repository.not-found, facts.pending.
 */
export async function knowledgeTree(
  context: ReadContext,
  { levels = 1, ...query }: z.output<typeof TreeQuery>,
): Promise<KnowledgeTree> {
  const ask = await scopeOf(atRisk, query, context);
  requireReady(ask, 'these files');
  const { path } = ask.scope;
  const leaves = (await readLeaves(context, ask)).filter(
    (leaf) => path === null || leaf.path === path || leaf.path.startsWith(`${path}/`),
  );
  if (leaves.length === 0 && path !== null)
    throw new WheelhouseError('file.not-found', `There is no directory ${path}.`, {
      help: 'It may have been removed, or hold only generated, vendored or binary files.',
    });

  const place = { ...placeOf(ask, leaves), asOf: dayOf(ask.scope.asOf, ask.scope.zone) };
  return levels === 2 ? { ...place, children: withParts(place.children, leaves) } : place;
}

function placeOf({ known, scope: { path, repos } }: Ask, leaves: readonly Leaf[]): Place {
  const scoped = known.repositories.filter(({ id }) => repos?.includes(id) ?? true);
  const [only] = scoped;
  const nameOf = (id: number) => scoped.find((repository) => repository.id === id)?.name ?? '';
  if (path === null && scoped.length !== 1) {
    const parts = groupBy(leaves, (leaf) => leaf.repository);
    return {
      node: sum({ path: '', name: 'All repositories', repository: only?.id ?? 0, kind: 'directory' }, leaves),
      children: bySize(
        [...parts].map(([id, own]) => sum({ path: '', name: nameOf(id), repository: id, kind: 'repository' }, own)),
      ),
    };
  }
  const repository = leaves[0]?.repository ?? only?.id ?? 0;
  if (path === null)
    return {
      node: sum({ path: '', name: nameOf(repository), repository, kind: 'repository' }, leaves),
      children: childrenOf(leaves, ''),
    };
  const isFile = leaves.length === 1 && leaves[0]?.path === path;
  return {
    node: sum({ path, name: lastPart(path), repository, kind: isFile ? 'file' : 'directory' }, leaves),
    children: isFile ? [] : childrenOf(leaves, `${path}/`),
  };
}

function childrenOf(leaves: readonly Leaf[], prefix: string): KnowledgeNode[] {
  const parts = groupBy(leaves, ({ repository, path }) => {
    const slash = path.indexOf('/', prefix.length);
    return `${repository}:${slash < 0 ? path : path.slice(0, slash)}`;
  });
  return bySize(
    [...parts].map(([key, own]) => {
      const path = key.slice(key.indexOf(':') + 1);
      return sum(
        {
          path,
          name: lastPart(path),
          repository: own[0]!.repository,
          kind: own[0]!.path === path ? 'file' : 'directory',
        },
        own,
      );
    }),
  );
}

/** The largest directories with what they consist of. */
function withParts(nodes: readonly KnowledgeNode[], leaves: readonly Leaf[]): KnowledgePart[] {
  const smallest = OPENED.smallest * total(nodes);
  const opened = nodes.filter(({ kind, lines }) => kind !== 'file' && lines > 0 && lines >= smallest);
  const large = new Set(opened.slice(0, OPENED.most));
  return nodes.map((node) => {
    if (!large.has(node)) return node;
    const prefix = node.path === '' ? '' : `${node.path}/`;
    const own = leaves.filter(({ repository, path }) => repository === node.repository && path.startsWith(prefix));
    return { ...node, parts: childrenOf(own, prefix) };
  });
}

type Subject = Pick<KnowledgeNode, 'path' | 'name' | 'repository' | 'kind'>;

function sum(subject: Subject, leaves: readonly Leaf[]): KnowledgeNode {
  const atRiskLeaves = leaves.filter(({ risk }) => risk === 'at-risk');
  const lines = total(leaves);
  const changed = leaves.reduce((newest, { changedAt }) => Math.max(newest, changedAt ?? -Infinity), -Infinity);
  return {
    ...subject,
    lines,
    files: leaves.length,
    atRiskFiles: atRiskLeaves.length,
    singleExpertFiles: leaves.filter(({ experts }) => experts === 1).length,
    truckFactor:
      subject.kind === 'file'
        ? null
        : (truckFactor(leaves.flatMap(({ authors }) => (authors ? [authors] : [])))?.value ?? null),
    unowned: lines > 0 ? total(leaves.filter(({ risk }) => risk === 'unowned')) / lines : 0,
    risk: lines > 0 ? total(atRiskLeaves) / lines : 0,
    lastChangedAt: changed === -Infinity ? null : new Date(changed).toISOString(),
  };
}

/** Every file in scope, whatever its path: one statement a version of the facts. */
function readLeaves({ store }: ReadContext, { scope }: Ask): Promise<Leaf[]> {
  const whole = { ...scope, path: null };
  return oncePerVersion(store, { of: 'leaves', scope: askedOf(whole, ['from', 'until', 'by']) }, async () => {
    const rows = await fileRisk(whole)
      .selectFrom('file_risk')
      .innerJoin('subject', (join) =>
        join.onRef('subject.repo_id', '=', 'file_risk.repo_id').onRef('subject.file_id', '=', 'file_risk.file_id'),
      )
      .leftJoin('knows', (join) =>
        join
          .onRef('knows.repo_id', '=', 'file_risk.repo_id')
          .onRef('knows.file_id', '=', 'file_risk.file_id')
          .on('knows.author', '=', 1),
      )
      .select([
        'file_risk.repo_id',
        'file_risk.file_id',
        'file_risk.path',
        'file_risk.lines',
        'file_risk.risk',
        'file_risk.experts',
        'file_risk.touched_at',
        'subject.documentation',
        'knows.person_id',
      ])
      .execute();
    const leaves = new Map<string, Leaf>();
    for (const row of rows) {
      const key = `${row.repo_id}/${row.file_id}`;
      let leaf = leaves.get(key);
      if (!leaf) {
        leaf = {
          repository: row.repo_id,
          path: row.path,
          lines: row.lines ?? 0,
          risk: row.risk,
          experts: row.experts,
          changedAt: row.touched_at?.getTime() ?? null,
          authors: row.documentation ? null : [],
        };
        leaves.set(key, leaf);
      }
      if (row.person_id !== null) leaf.authors?.push(row.person_id);
    }
    return [...leaves.values()];
  });
}

const total = (parts: readonly { lines: number }[]) => parts.reduce((all, { lines }) => all + lines, 0);
const lastPart = (path: string) => path.slice(path.lastIndexOf('/') + 1);
const bySize = (nodes: KnowledgeNode[]) => nodes.sort((a, b) => b.lines - a.lines || (a.path < b.path ? -1 : 1));
