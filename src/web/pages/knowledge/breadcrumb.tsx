import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { visibleName } from '../../../words/index.ts';
import { useRepositories } from '../../api/index.ts';
import { useSharedSearch } from '../../state/index.ts';
import styles from './knowledge.module.css';

/** Where in the tree we are, each step a link up. */
export function Breadcrumb() {
  const { repo, path } = useSharedSearch();
  const repositories = useRepositories().data?.items ?? [];
  const only = repositories.length === 1 ? repositories[0] : repositories.find((each) => String(each.id) === repo);
  const parts = path ? path.split('/') : [];
  const steps: { key: string; label: string; repo: string | undefined; path: string | undefined }[] = [];
  if (repositories.length > 1)
    steps.push({ key: '//all', label: 'All repositories', repo: undefined, path: undefined });
  if (only)
    steps.push({
      key: '//repository',
      label: visibleName(only.name),
      repo: repositories.length > 1 ? String(only.id) : repo,
      path: undefined,
    });
  parts.forEach((part, at) =>
    steps.push({ key: `${at} ${part}`, label: visibleName(part), repo, path: parts.slice(0, at + 1).join('/') }),
  );
  return (
    <nav aria-label="Place in the tree" className={styles.breadcrumb}>
      <ol>
        {steps.map((step, at) => (
          <li key={step.key}>
            <Step place={step} here={at === steps.length - 1}>
              {step.label}
            </Step>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Step({
  place,
  here,
  children,
}: {
  place: { repo: string | undefined; path: string | undefined };
  here: boolean;
  children: ReactNode;
}) {
  if (here) return <span aria-current="page">{children}</span>;
  return (
    <Link
      to="/knowledge"
      search={(before: object) => ({ ...before, repo: place.repo, path: place.path })}
      resetScroll={false}
    >
      {children}
    </Link>
  );
}
