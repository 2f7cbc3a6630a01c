import type { ReactNode } from 'react';
import styles from './states.module.css';

/** Nothing to show: why, and what to connect or do. */
export function EmptyState(props: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className={styles.state}>
      <h3>{props.title}</h3>
      {props.children && <div>{props.children}</div>}
      {props.action}
    </div>
  );
}
