import { ActionIcon, Tooltip } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { Heading } from '../heading.tsx';
import { Icon } from '../icon.tsx';
import { MetricTitle } from '../metric-title.tsx';
import styles from './chart.module.css';

interface Props {
  /** The metric shown: gives the title and "how is this computed". */
  metric?: string;
  title?: string;
  /** The sentence before the picture. */
  lead?: ReactNode;
  actions?: ReactNode;
  legend?: ReactNode;
  children: ReactNode;
  /** The same numbers as a table: what the switch shows instead of the picture. */
  table?: ReactNode;
  /** n, period, what is left out. */
  foot?: ReactNode;
}

/** First the sentence, then the picture, then (on its switch) the table. */
export function ChartCard({ metric, title, lead, actions, legend, children, table, foot }: Props) {
  const [asTable, setAsTable] = useState(false);
  const name = asTable ? 'Show as picture' : 'Show as table';
  return (
    <figure className={styles.card}>
      <figcaption className={styles.head}>
        <div>
          {metric ? <MetricTitle metric={metric} title={title} /> : <Heading>{title}</Heading>}
          {lead && <p className={styles.lead}>{lead}</p>}
        </div>
        {table !== undefined && (
          <Tooltip label={name}>
            <ActionIcon
              className={styles.switch}
              variant="default"
              size="md"
              aria-label={name}
              aria-pressed={asTable}
              onClick={() => setAsTable((t) => !t)}
              data-print="hide"
            >
              <Icon name={asTable ? 'picture' : 'table'} size={16} />
            </ActionIcon>
          </Tooltip>
        )}
        {actions && (
          <div className={styles.actions} data-print="hide">
            {actions}
          </div>
        )}
      </figcaption>
      {!asTable && legend}
      {asTable && table !== undefined ? <div className={styles.scroll}>{table}</div> : children}
      {foot && <div className={styles.foot}>{foot}</div>}
    </figure>
  );
}
