import { Children, useEffect, useState, type ReactNode } from 'react';
import { DeeperHeadings } from './heading.tsx';
import styles from './page-header.module.css';
import { usePhone } from './use-phone.ts';

/** Top of a page: its name, the sentence that says what it answers, and the scope below. */
export function PageHeader(props: { title: string; lead?: ReactNode; note?: ReactNode; children?: ReactNode }) {
  useEffect(() => {
    document.title = `${props.title} · Wheelhouse`;
  }, [props.title]);
  return (
    <header className={styles.header}>
      <h1 tabIndex={-1} id="page-title">
        {props.title}
      </h1>
      {props.lead && <p className={styles.lead}>{props.lead}</p>}
      {props.note && <p className={styles.note}>{props.note}</p>}
      {props.children && <div className={styles.scope}>{props.children}</div>}
    </header>
  );
}

interface SectionProps {
  title: string;
  lead?: ReactNode;
  aside?: ReactNode;
  /** On a phone only the heading and the lead are there until it is opened, so that the page has an end. */
  folds?: boolean;
  children: ReactNode;
}

/** A part of a page under its own heading. */
export function Section({ folds = false, ...props }: SectionProps) {
  // Settled when it appears: paper is wider than a phone, and drawing everything anew for it would come too late.
  const phone = usePhone();
  const [folded] = useState(phone && folds);
  if (folded) return <FoldedSection {...props} />;
  return (
    <section className={styles.section}>
      <div className={styles.sectionHead}>
        <div>
          <h2>{props.title}</h2>
          {props.lead && <p className={styles.sectionLead}>{props.lead}</p>}
        </div>
        {props.aside}
      </div>
      <DeeperHeadings level="h3">{props.children}</DeeperHeadings>
    </section>
  );
}

function FoldedSection({ title, lead, aside, children }: SectionProps) {
  return (
    <details className={`${styles.section} ${styles.folded}`}>
      <summary>
        <h2>{title}</h2>
        {lead && <span className={styles.sectionLead}>{lead}</span>}
      </summary>
      {aside}
      <DeeperHeadings level="h3">{children}</DeeperHeadings>
    </details>
  );
}

/** Cards side by side: two pictures (`wide`), or numbers in rows of four or three, whichever leaves none alone. */
export function CardGrid({ children, wide = false }: { children: ReactNode; wide?: boolean }) {
  const byFour = Children.count(children) % 4 === 0;
  return <div className={wide ? styles.wideGrid : byFour ? styles.byFour : styles.grid}>{children}</div>;
}
