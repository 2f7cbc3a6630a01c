import type { KnowledgeNode } from '../../../contract/index.ts';
import type { SharedSearch } from '../../state/index.ts';

/** Where a click on a node leads: a directory opens in place, a file on its page. */
export function placeOf(node: KnowledgeNode, search: SharedSearch) {
  const repo = String(node.repository);
  if (node.kind === 'file')
    return {
      to: '/repositories/$repository/file',
      params: { repository: repo },
      search: { file: node.path, bots: search.bots },
    };
  return { to: '/knowledge', search: { ...search, repo, path: node.kind === 'repository' ? undefined : node.path } };
}
