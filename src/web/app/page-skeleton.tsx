import { Skeleton } from '@mantine/core';
import styles from './shell.module.css';

export function PageSkeleton() {
  return (
    <div className={styles.skeleton} aria-label="Loading" role="status">
      <Skeleton height={34} width={220} />
      <Skeleton height={24} width="min(38rem, 100%)" />
      <Skeleton height={32} width="min(30rem, 100%)" />
      <Skeleton height={320} />
    </div>
  );
}
