import { Unit, type Finding } from '../../../contract/index.ts';
import { formatCount, formatValue, visibleName } from '../../../words/index.ts';
import { AppLink, EvidenceLink, keyName, Words } from '../../components/index.ts';
import styles from './overview.module.css';

const tones: Record<Finding['tone'], string> = { watch: 'Worth a look', good: 'Going well', neutral: 'Good to know' };
const shownFirst = 5;

/** Findings as sentences; the first ones large, the rest below. */
export function FindingList({ items }: { items: readonly Finding[] }) {
  return (
    <>
      <ol className={styles.findings}>
        {items.slice(0, shownFirst).map((finding) => (
          <FindingItem key={finding.id} finding={finding} />
        ))}
      </ol>
      {items.length > shownFirst && (
        <details className={styles.more}>
          <summary>{items.length - shownFirst} more</summary>
          <ol className={styles.findings}>
            {items.slice(shownFirst).map((finding) => (
              <FindingItem key={finding.id} finding={finding} />
            ))}
          </ol>
        </details>
      )}
    </>
  );
}

function FindingItem({ finding }: { finding: Finding }) {
  return (
    <li className={styles.finding} data-tone={finding.tone}>
      <span className={styles.tone}>{tones[finding.tone]}</span>
      <h2 className={styles.sentence}>
        <AppLink href={finding.link}>{finding.sentence}</AppLink>
      </h2>
      <p>
        <Words>{finding.detail}</Words>
      </p>
      {finding.tryThis && (
        <p>
          <strong>Try:</strong> <Words>{finding.tryThis}</Words>
        </p>
      )}
      <p className={styles.source}>
        <FindingNumber finding={finding} />
      </p>
    </li>
  );
}

function FindingNumber({ finding }: { finding: Finding }) {
  const unit = Unit.safeParse(finding.unit).data;
  const number = finding.value !== null && unit ? formatValue(finding.value, unit) : null;
  const n = `n = ${formatCount(finding.n)}`;
  const { metric, of, period, repository } = finding;
  if (metric === null) return <>{number ? `${number}, ${n}` : n}</>;
  const repo = repository === null ? {} : { repo: String(repository) };
  return (
    <EvidenceLink target={{ metric, ...of, ...period, ...repo }}>
      {number ? `${number}, ` : ''}
      {n}
      {of ? ` in ${visibleName(keyName(of.key))}` : ''}: the rows behind it
    </EvidenceLink>
  );
}
