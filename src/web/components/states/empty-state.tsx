import type { ReactNode } from 'react';
import { Heading } from '../heading.tsx';
import styles from './states.module.css';

/** Nothing to show: why, and what to connect or do. */
export function EmptyState(props: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className={styles.state}>
      <Heading>{props.title}</Heading>
      {props.children && <div>{props.children}</div>}
      {props.action}
    </div>
  );
}
