import { Button } from '@mantine/core';
import { useLocation } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { idsOf } from '../../contract/index.ts';
import { useRepositories } from '../api/index.ts';
import { EmptyState, PageHeader, ScopeBar } from '../components/index.ts';
import { useSetSearch, useSharedSearch } from '../state/index.ts';
import { navigation } from './navigation.ts';
import { PageSkeleton } from './page-skeleton.tsx';
import styles from './shell.module.css';

const pages = navigation.flatMap(({ scoped, items }) => (scoped ? [...items] : []));

/** Where the address asks for what cannot be, a page says so once, in place of every part of it. */
export function ScopeGate({ children }: { children: ReactNode }) {
  const { pathname } = useLocation();
  const { from, to, repo } = useSharedSearch();
  const repositories = useRepositories();
  const page = pages.find((one) => one.to === pathname);
  if (!page) return children;
  if (from && to && from > to) return <WrongDays title={page.label} />;
  const known = repositories.data && new Set(repositories.data.items.map(({ id }) => id));
  const ids = idsOf(repo) ?? [];
  const unknown = known ? ids.filter((id) => !known.has(id)) : [];
  if (unknown.length > 0)
    return <UnknownRepositories title={page.label} unknown={unknown} rest={ids.filter((id) => known?.has(id))} />;
  // The page asks for its numbers meanwhile, and is not shown before it is known that there are any.
  const waits = ids.length > 0 && !known && !repositories.isError;
  return (
    <>
      {waits && <PageSkeleton />}
      <div className={waits ? styles.early : styles.shown}>{children}</div>
    </>
  );
}

function WrongDays({ title }: { title: string }) {
  const setSearch = useSetSearch();
  const { from, to } = useSharedSearch();
  return (
    <>
      <PageHeader title={title}>
        <ScopeBar path={false} />
      </PageHeader>
      <EmptyState
        title="The first day is after the last"
        action={
          <Button size="xs" variant="default" onClick={() => setSearch({ from: undefined, to: undefined })}>
            Look at the last 90 days
          </Button>
        }
      >
        This address asks for {from} to {to}: no day is in between.
      </EmptyState>
    </>
  );
}

function UnknownRepositories({ title, unknown, rest }: { title: string; unknown: number[]; rest: number[] }) {
  const setSearch = useSetSearch();
  return (
    <>
      <PageHeader title={title}>
        <ScopeBar path={false} />
      </PageHeader>
      <EmptyState
        title={
          unknown.length === 1
            ? `There is no repository ${unknown[0]}`
            : `There are no repositories ${unknown.join(', ')}`
        }
        action={
          <Button size="xs" variant="default" onClick={() => setSearch({ repo: rest.join(',') || undefined })}>
            {rest.length > 0 ? 'Look at the others of this link' : 'Look at all repositories'}
          </Button>
        }
      >
        This address asks for a repository that is not loaded here; it may have been removed.
      </EmptyState>
    </>
  );
}
