import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { worthOpening } from '../../../charts/index.ts';
import { endpoints, type KnowledgeNode } from '../../../contract/index.ts';
import { apiQuery } from '../../api/index.ts';
import { useSharedSearch } from '../../state/index.ts';

/** The parts of the larger parts of a place, so that two levels are seen at once; none of them until all are there. */
export function useParts(nodes: readonly KnowledgeNode[]) {
  const { bots } = useSharedSearch();
  const opened = useMemo(() => worthOpening(nodes), [nodes]);
  const answers = useQueries({
    queries: opened.map(({ repository, path }) =>
      apiQuery(endpoints.knowledgeTree, { query: { repo: String(repository), path: path || undefined, bots } }),
    ),
    combine: (all) => (all.some(({ isPending }) => isPending) ? [] : all.map(({ data }) => data?.children)),
  });
  return useMemo(() => {
    const parts = new Map(opened.map((node, at) => [node, answers[at]]));
    return (node: KnowledgeNode) => parts.get(node);
  }, [opened, answers]);
}
