import { hasCourse, sparkline } from '../../charts/index.ts';
import styles from './number-card.module.css';

const size = { width: 120, height: 32 };

/** A word-sized line; the text beside it says what it shows. */
export function Sparkline({ values }: { values: readonly (number | null)[] }) {
  if (!hasCourse(values)) return null;
  const { lines, end } = sparkline(values, size);
  return (
    <svg
      className={styles.line}
      viewBox={`0 0 ${size.width} ${size.height}`}
      preserveAspectRatio="xMaxYMid meet"
      aria-hidden="true"
    >
      <g fill="none" stroke="var(--wh-accent)" strokeWidth={1.75} strokeLinejoin="round" strokeLinecap="round">
        {lines.map((d) => (
          <path key={d} d={d} />
        ))}
      </g>
      {end && <circle cx={end.x} cy={end.y} r={2.5} fill="var(--wh-accent)" />}
    </svg>
  );
}
