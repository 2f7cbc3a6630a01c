import { workTypeColor } from '../../../charts/index.ts';
import type { CommitDetail } from '../../../contract/index.ts';
import { formatCount, formatRatio } from '../../../words/index.ts';
import { useChartTheme } from '../../components/chart/index.ts';
import styles from './commit.module.css';

type Work = NonNullable<CommitDetail['work']>;

const kinds = [
  { key: 'new', name: 'New work', means: 'lines that replace nothing' },
  { key: 'refactor', name: 'Refactor', means: 'over old lines' },
  { key: 'help', name: 'Help others', means: 'over another’s fresh lines' },
  { key: 'rework', name: 'Rework', means: 'over the author’s own fresh lines' },
] as const;

/** The four kinds of work as a bar and in words. */
export function CommitWork({ work }: { work: Work }) {
  const theme = useChartTheme();
  const total = kinds.reduce((sum, { key }) => sum + work[key], 0);
  if (total === 0) return <p className={styles.small}>No lines of text were changed.</p>;
  const parts = kinds.map((kind, at) => ({ ...kind, at, lines: work[kind.key], share: work[kind.key] / total }));
  const startOf = (at: number) => parts.slice(0, at).reduce((sum, part) => sum + part.share, 0);
  return (
    <div className={styles.work}>
      <svg viewBox="0 0 1000 14" preserveAspectRatio="none" aria-hidden="true">
        {parts.map((part) => (
          <rect
            key={part.key}
            x={startOf(part.at) * 1000}
            width={part.share * 1000}
            height="14"
            fill={workTypeColor(theme, part.key)}
          />
        ))}
      </svg>
      <ul>
        {parts.map((part) => (
          <li key={part.key}>
            <svg width="11" height="11" aria-hidden="true">
              <rect width="11" height="11" rx="3" fill={workTypeColor(theme, part.key)} />
            </svg>
            <span>
              <strong>{part.name}</strong> {formatCount(part.lines)} ({formatRatio(part.share)})
              <span className={styles.small}> {part.means}</span>
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
