import { Button } from '@mantine/core';
import { endpoints } from '../../../contract/index.ts';
import { useApi, useApiChange, useMeta } from '../../api/index.ts';
import { PageHeader } from '../../components/page-header.tsx';
import { EmptyState, ErrorState, Loaded } from '../../components/states/index.ts';
import { AddRepository } from './add-repository.tsx';
import { RepositoryCard } from './repository-card.tsx';
import styles from './repositories.module.css';

/** What is loaded, how far mining is, and what the facts of each repository cannot tell. */
export function RepositoriesPage() {
  const repositories = useApi(endpoints.listRepositories, {}, { every: useMeta().data?.syncing ? 2_000 : false });
  const sync = useApiChange(endpoints.startSync);
  return (
    <>
      <PageHeader
        title="Repositories"
        lead="What Wheelhouse reads, how far it is, and what the facts of each repository cannot tell."
      />
      <div className={styles.tools}>
        <AddRepository />
        <Button variant="default" loading={sync.isPending} onClick={() => sync.mutate({ body: {} })}>
          Sync all now
        </Button>
      </div>
      {sync.error && <ErrorState error={sync.error} />}
      <Loaded query={repositories} height={480}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title="No repository yet">
              Add one above by its path on this machine or by a URL that git can clone.
            </EmptyState>
          ) : (
            <ul className={styles.cards}>
              {items.map((repository) => (
                <RepositoryCard key={repository.id} repository={repository} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </>
  );
}
