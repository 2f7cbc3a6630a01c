import { Link } from '@tanstack/react-router';
import type { Column } from '../../contract/index.ts';
import { formatCount, formatDay, formatRatio, formatValue, visibleName } from '../../words/index.ts';

type Value = number | string | boolean | null;

/** What a row's cells can open. */
export interface Opens {
  repository: number | null;
  commit?: string | null;
  file?: string | null;
}

/** A cell of an answer by its column's type; commits and files open their pages. */
export function Cell({ type, value, opens }: { type: Column['type']; value: Value; opens: Opens }) {
  const { repository, commit, file } = opens;
  if (value === null || value === '') return <span aria-label="no value">–</span>;
  if (typeof value === 'boolean') return <>{value ? 'yes' : 'no'}</>;
  if (type === 'commit' && repository !== null && commit) {
    return (
      <CommitLink repository={repository} sha={commit}>
        {visibleName(String(value))}
      </CommitLink>
    );
  }
  if (type === 'file' && repository !== null) return <FileLink repository={repository} path={file ?? String(value)} />;
  if (type === 'instant') return <time dateTime={String(value)}>{formatDay(String(value))}</time>;
  if (typeof value !== 'number') return <>{visibleName(value)}</>;
  if (type === 'ratio') return <>{formatRatio(value)}</>;
  if (type === 'hours' || type === 'days') return <>{formatValue(value, type)}</>;
  return <>{formatCount(value)}</>;
}

export const isNumeric = (type: Column['type']) => ['number', 'ratio', 'days', 'hours', 'lines'].includes(type);

export function CommitLink({ repository, sha, children }: { repository: number; sha: string; children?: string }) {
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
