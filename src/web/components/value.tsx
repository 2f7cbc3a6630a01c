import type { Unit } from '../../contract/index.ts';
import { formatValue, valueParts } from '../../words/index.ts';
import { EvidenceLink, type EvidenceTarget } from './evidence/index.ts';
import { gapWords, type Given } from './gap-words.ts';
import styles from './number-card.module.css';

/** A number in a sentence or a cell; opens its evidence when a target is given. A missing one says why. */
export function Num({ given, unit, target }: { given: Given; unit: Unit; target?: EvidenceTarget }) {
  if (given.value === null) return <Gap given={given} target={target} />;
  const text = formatValue(given.value, unit);
  return target ? <EvidenceLink target={target}>{text}</EvidenceLink> : <>{text}</>;
}

/** What is too little to show still opens: to what there is, and to why that is no number. */
function Gap({ given, target }: { given: Given; target: EvidenceTarget | undefined }) {
  const words = <span className={styles.gap}>{gapWords(given)}</span>;
  return target && given.reason === 'small-n' ? <EvidenceLink target={target}>{words}</EvidenceLink> : words;
}

/** A number set large, its unit small beside it. */
export function Figure({ given, unit, target }: { given: Given; unit: Unit; target: EvidenceTarget }) {
  if (given.value === null)
    return (
      <p className={styles.figureGap}>
        <Gap given={given} target={target} />
      </p>
    );
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
