import type { ReactNode } from 'react';
import { categoricalColor } from '../../../charts/index.ts';
import { visibleName } from '../../../words/index.ts';
import styles from './chart.module.css';
import { useChartTheme } from './use-chart-theme.ts';

export interface LegendItem {
  key: string;
  label: ReactNode;
  /** Left out: the palette's colour at the item's place. */
  color?: string;
}

/** Names of a picture's colours, as text in the page. */
export function Legend({ items }: { items: readonly LegendItem[] }) {
  const theme = useChartTheme();
  return (
    <ul className={styles.legend}>
      {items.map((item, i) => (
        <li key={item.key}>
          <svg width="11" height="11" aria-hidden="true">
            <rect width="11" height="11" rx="3" fill={item.color ?? categoricalColor(theme, i)} />
          </svg>
          {typeof item.label === 'string' ? visibleName(item.label) : item.label}
        </li>
      ))}
    </ul>
  );
}
