import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import {
  arcColor,
  arcDiagram,
  couplingLinks,
  placeOfFile,
  type Arc,
  type CouplingLink,
} from '../../../charts/index.ts';
import type { BreakdownRow } from '../../../contract/index.ts';
import { fileOf, formatCount, visibleName } from '../../../words/index.ts';
import { Legend, useChartTheme, usePhone } from '../../components/index.ts';
import styles from './coupling.module.css';
import type { RepositoryNames } from './repository-names.ts';

/** Pairs drawn at most; more would be a thicket. */
const drawn = { desktop: 24, phone: 12 };
/** Pixels; the arcs' box is stretched to the room there is. */
const box = { width: 100, rowHeight: 24 };

/** Files as a column, those of a directory together; an arc joins two that change together. Each file is a link. */
export function CouplingPicture({ rows, names }: { rows: readonly BreakdownRow[]; names: RepositoryNames }) {
  const most = usePhone() ? drawn.phone : drawn.desktop;
  const theme = useChartTheme();
  const [looked, setLooked] = useState<string | null>(null);
  const links = useMemo(() => couplingLinks(rows, most), [rows, most]);
  const diagram = useMemo(() => arcDiagram(links, (key) => placeOfFile(key, names), box), [links, names]);
  const height = diagram.rows.length * box.rowHeight;
  const partners = looked === null ? new Map<string, CouplingLink>() : partnersOf(looked, links);
  const fades = (arc: Arc) => looked !== null && arc.a !== looked && arc.b !== looked;
  return (
    <>
      <Legend
        items={[
          { key: 'across', label: 'across directories', color: arcColor(theme, true) },
          { key: 'inside', label: 'within a directory', color: arcColor(theme, false) },
        ]}
      />
      <div className={styles.picture}>
        <ul className={styles.files} aria-label="Files that change together">
          {diagram.rows.map((row) =>
            row.kind === 'group' ? (
              <li key={`group ${row.label}`} className={styles.group} title={row.label}>
                {row.label}
              </li>
            ) : (
              <li key={row.key} className={styles.file}>
                {looked !== row.key && partners.has(row.key) && (
                  <span className={styles.how}>{linkWords(partners.get(row.key))}</span>
                )}
                <Link
                  to="/repositories/$repository/file"
                  params={{ repository: String(fileOf(row.key).repository) }}
                  search={{ file: fileOf(row.key).path }}
                  title={visibleName(fileOf(row.key).path)}
                  aria-label={fileWords(row.key, links)}
                  onMouseEnter={() => setLooked(row.key)}
                  onMouseLeave={() => setLooked(null)}
                  onFocus={() => setLooked(row.key)}
                  onBlur={() => setLooked(null)}
                >
                  {row.label}
                </Link>
              </li>
            ),
          )}
        </ul>
        <svg
          viewBox={`0 0 ${box.width} ${height}`}
          preserveAspectRatio="none"
          height={height}
          className={styles.arcs}
          aria-hidden="true"
        >
          {diagram.arcs.map((arc) => (
            <path
              key={`${arc.a} ${arc.b}`}
              d={arc.path}
              fill="none"
              stroke={arcColor(theme, arc.across)}
              strokeWidth={arc.thickness}
              strokeOpacity={fades(arc) ? 0.12 : 0.75}
              vectorEffect="non-scaling-stroke"
            />
          ))}
        </svg>
      </div>
    </>
  );
}

const linkWords = (link: CouplingLink | undefined) =>
  link ? `${formatCount(link.weight)} together, ${Math.round(link.degree)}%` : '';

function partnersOf(key: string, links: readonly CouplingLink[]): Map<string, CouplingLink> {
  const own = links.filter((link) => link.a === key || link.b === key);
  return new Map(own.map((link) => [link.a === key ? link.b : link.a, link]));
}

/** What the arcs of a file say, for those who cannot see them. */
function fileWords(key: string, links: readonly CouplingLink[]): string {
  const others = [...partnersOf(key, links)].map(([other, link]) => `${fileOf(other).path} (${linkWords(link)})`);
  return visibleName(`${fileOf(key).path} changes with ${others.join(', ')}`);
}
