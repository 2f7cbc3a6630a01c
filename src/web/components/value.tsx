import type { Unit } from '../../contract/index.ts';
import { formatCount, formatValue, valueParts } from '../../words/index.ts';
import { EvidenceLink, type EvidenceTarget } from './evidence/index.ts';
import styles from './number-card.module.css';

type Given = { value: number | null; n: number; reason: 'no-data' | 'small-n' | 'not-ready' | null };

/** Why there is no number. */
export function gapWords(given: Given): string {
  if (given.reason === 'not-ready') return 'still being mined';
  if (given.reason === 'small-n') return `too few to say (n = ${formatCount(given.n)})`;
  return 'nothing to measure here';
}

/** A number in a sentence or a cell; opens its evidence when a target is given. A missing one says why. */
export function Num({ given, unit, target }: { given: Given; unit: Unit; target?: EvidenceTarget }) {
  if (given.value === null) return <span className={styles.gap}>{gapWords(given)}</span>;
  const text = formatValue(given.value, unit);
  return target ? <EvidenceLink target={target}>{text}</EvidenceLink> : <>{text}</>;
}

/** A number set large, its unit small beside it. */
export function Figure({ given, unit, target }: { given: Given; unit: Unit; target: EvidenceTarget }) {
  if (given.value === null) return <p className={styles.figureGap}>{gapWords(given)}</p>;
  const parts = valueParts(given.value, unit);
  return (
    <p className={styles.figure}>
      <EvidenceLink target={target}>
        {parts.figure}
        {parts.unit && <span className={styles.unit}> {parts.unit}</span>}
      </EvidenceLink>
    </p>
  );
}
