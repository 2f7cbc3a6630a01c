import { DataTable, Section } from '../../components/index.ts';
import styles from './delivery.module.css';
import { doraBands, type DoraBands } from './dora-bands.ts';

/** What the industry's best-known survey reports, by year; a context for the numbers above, not their grade. */
export function Dora() {
  return (
    <Section
      title="For context: DORA's reports"
      lead="What teams told the survey in that year. The 2025 report has no tiers. Compare with your own past rather than with these."
    >
      <details className={styles.dora}>
        <summary>Show the tables of 2024 and 2021</summary>
        {doraBands.map((bands) => (
          <div key={bands.year} className={styles.year}>
            <h3>{bands.year}</h3>
            <Bands bands={bands} />
          </div>
        ))}
        <p>
          Source: DORA, dora.dev. In 2024 the fail rates of high and medium are the reverse of what one expects; the
          report has them so.
        </p>
      </details>
    </Section>
  );
}

function Bands({ bands }: { bands: DoraBands }) {
  return (
    <DataTable
      dense
      caption={`DORA ${bands.year}`}
      rows={bands.rows}
      rowKey={(row) => row.name}
      columns={[
        { key: 'name', label: 'Measure', header: true, cell: (row) => row.name },
        ...bands.columns.map((label, i) => ({
          key: label,
          label,
          cell: (row: DoraBands['rows'][number]) => row.values[i],
        })),
      ]}
    />
  );
}
