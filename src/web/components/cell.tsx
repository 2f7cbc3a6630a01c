import { Link } from '@tanstack/react-router';
import type { Address, Column } from '../../contract/index.ts';
import { formatCount, formatDay, formatRatio, formatValue, visibleName } from '../../words/index.ts';

type Value = number | string | boolean | null;

/** A cell of an answer by its column's type; one with an address opens it. */
export function Cell({ type, value, opens }: { type: Column['type']; value: Value; opens?: Address | undefined }) {
  if (opens)
    return <AddressLink to={opens}>{typeof value === 'string' && value !== '' ? value : undefined}</AddressLink>;
  if (value === null || value === '') return <span aria-label="no value">–</span>;
  if (typeof value === 'boolean') return <>{value ? 'yes' : 'no'}</>;
  if (type === 'instant') return <time dateTime={String(value)}>{formatDay(String(value))}</time>;
  if (typeof value !== 'number') return <>{visibleName(value)}</>;
  if (type === 'ratio') return <>{formatRatio(value)}</>;
  if (type === 'hours' || type === 'days') return <>{formatValue(value, type)}</>;
  return <>{formatCount(value)}</>;
}

export const isNumeric = (type: Column['type']) => ['number', 'ratio', 'days', 'hours', 'lines'].includes(type);

/** The one place where an address becomes a link. */
function AddressLink({ to, children }: { to: Address; children: string | undefined }) {
  switch (to.kind) {
    case 'commit':
      return (
        <CommitLink repository={to.repository} sha={to.sha}>
          {children && visibleName(children)}
        </CommitLink>
      );
    case 'file':
      return <FileLink repository={to.repository} path={to.path} />;
  }
}

export function CommitLink({
  repository,
  sha,
  children,
}: {
  repository: number;
  sha: string;
  children?: string | undefined;
}) {
  return (
    <Link to="/repositories/$repository/commits/$sha" params={{ repository: String(repository), sha }}>
      {children ?? <code>{sha.slice(0, 9)}</code>}
    </Link>
  );
}

export function FileLink({ repository, path }: { repository: number; path: string }) {
  return (
    <Link to="/repositories/$repository/file" params={{ repository: String(repository) }} search={{ file: path }}>
      {visibleName(path)}
    </Link>
  );
}
