import { useMemo } from 'react';
import { idsOf, type BreakdownRow } from '../../../contract/index.ts';
import { fileOf } from '../../../words/index.ts';
import { useRepositories } from '../../api/index.ts';
import type { TableColumn } from '../../components/index.ts';
import { useScope } from '../../state/index.ts';

/** Names by id of the repositories in scope. */
export type RepositoryNames = ReadonlyMap<number, string>;

/** Names of the repositories in scope; none chosen means all. */
export function useRepositoryNames(): RepositoryNames {
  const { repo } = useScope();
  const items = useRepositories().data?.items;
  return useMemo(() => {
    const chosen = idsOf(repo);
    const inScope = (items ?? []).filter((r) => !chosen || chosen.includes(r.id));
    return new Map(inScope.map((r) => [r.id, r.name]));
  }, [repo, items]);
}

/** The column that tells rows of several repositories apart; none where only one is in scope. */
export function repositoryColumns(names: RepositoryNames): TableColumn<BreakdownRow>[] {
  if (names.size < 2) return [];
  const name = (row: BreakdownRow) => names.get(fileOf(row.key).repository) ?? '';
  return [{ key: 'repository', label: 'Repository', cell: name, sortBy: name }];
}
