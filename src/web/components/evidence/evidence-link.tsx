import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { evidenceSearch, type EvidenceTarget } from './evidence-search.ts';
import styles from './evidence.module.css';

/** Wraps a number; opens the rows it was computed from. A link, so that it can be shared and opened in a new tab. */
export function EvidenceLink({
  target,
  children,
  label,
}: {
  target: EvidenceTarget;
  children: ReactNode;
  label?: string;
}) {
  return (
    <Link
      to="."
      search={(before: object) => ({ ...before, ...evidenceSearch(target) })}
      resetScroll={false}
      className={styles.link}
      aria-label={label}
      title="Show the rows behind this number"
    >
      {children}
    </Link>
  );
}
