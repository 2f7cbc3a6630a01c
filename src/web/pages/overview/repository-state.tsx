import { Link } from '@tanstack/react-router';
import { formatCount, formatDay, visibleName } from '../../../words/index.ts';
import { isMining, useApi, useSync } from '../../api/index.ts';
import { endpoints, idsOf, type Repository } from '../../../contract/index.ts';
import { DataTable, Loaded, Words, type TableColumn } from '../../components/index.ts';
import { miningWords } from '../../components/states/mining-words.ts';
import { useSharedSearch } from '../../state/index.ts';

/** The chosen repositories with how much is known of each, and what their facts cannot tell. */
export function RepositoryState() {
  const chosen = idsOf(useSharedSearch().repo);
  const query = useApi(endpoints.listRepositories, {});
  const live = new Map(useSync().data?.repositories.map((s) => [s.repository, s]));
  const columns: TableColumn<Repository>[] = [
    {
      key: 'name',
      label: 'Repository',
      header: true,
      cell: (r) => (
        <Link to="/" search={(before: object) => ({ ...before, repo: String(r.id) })}>
          {visibleName(r.name)}
        </Link>
      ),
      sortBy: (r) => r.name,
    },
    { key: 'commits', label: 'Commits', numeric: true, cell: (r) => formatCount(r.commits), sortBy: (r) => r.commits },
    { key: 'people', label: 'People', numeric: true, cell: (r) => formatCount(r.people), sortBy: (r) => r.people },
    {
      key: 'lines',
      label: 'Lines',
      numeric: true,
      cell: (r) => (r.lines === null ? '–' : formatCount(r.lines)),
      sortBy: (r) => r.lines,
    },
    {
      key: 'versionTags',
      label: 'Version tags',
      numeric: true,
      cell: (r) => formatCount(r.versionTags),
      sortBy: (r) => r.versionTags,
    },
    {
      key: 'last',
      label: 'Last commit',
      cell: (r) => (r.lastCommitAt ? formatDay(r.lastCommitAt) : '–'),
      sortBy: (r) => r.lastCommitAt,
    },
    { key: 'state', label: 'State', cell: (r) => <Words>{stateWords(r, live.get(r.id) ?? r.sync)}</Words> },
  ];
  return (
    <Loaded query={query} height={120}>
      {({ items }) => (
        <DataTable
          caption="Repositories"
          columns={columns}
          rows={items.filter((r) => chosen === null || chosen.includes(r.id))}
          rowKey={(r) => String(r.id)}
        />
      )}
    </Loaded>
  );
}

function stateWords(repository: Repository, sync: Repository['sync']): string {
  if (isMining(sync)) return miningWords(sync);
  if (sync.error) return sync.error.message;
  if (sync.phase === 'unfinished') return miningWords(sync);
  return repository.notes.length > 0 ? repository.notes.join('; ') : 'complete';
}
