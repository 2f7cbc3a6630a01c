import { linkOptions } from '@tanstack/react-router';
import type { KnowledgeNode } from '../../../contract/index.ts';
import type { SharedSearch } from '../../state/index.ts';

/** The page of a file of the tree. */
export const filePlace = (node: KnowledgeNode, { bots }: SharedSearch) =>
  linkOptions({
    to: '/repositories/$repository/file',
    params: { repository: String(node.repository) },
    search: { file: node.path, bots },
  });

/** A directory or repository, opened in place. */
export const treePlace = (node: KnowledgeNode, search: SharedSearch) =>
  linkOptions({
    to: '/knowledge',
    search: { ...search, repo: String(node.repository), path: node.path || undefined },
  });
