import { useMemo } from 'react';
import { curve, curveColor, curvesDrawn, survivalChart, type ChartTheme } from '../../../charts/index.ts';
import type { Curve } from '../../../contract/index.ts';
import { formatCount, formatDay, formatRatio, formatValue } from '../../../words/index.ts';
import {
  Chart,
  ChartCard,
  DataTable,
  EvidenceLink,
  Legend,
  useChartTheme,
  type EvidenceTarget,
} from '../../components/index.ts';
import { metricIds } from '../../metric-ids.ts';
import { groupings } from './groupings.ts';
import { shareAt, type CohortCurve } from './curve-facts.ts';
import styles from './survival.module.css';

const ages = [
  { days: 90, label: 'after 90 days' },
  { days: 365, label: 'after 1 year' },
  { days: 1096, label: 'after 3 years' },
];

/** Curves with their table: lines, half-life, shares alive at round ages. */
export function CurveCard({ answer, by }: { answer: Curve; by: NonNullable<EvidenceTarget['by']> }) {
  const theme = useChartTheme();
  const drawn = useMemo(() => curvesDrawn(answer, by), [answer, by]);
  const draw = useMemo(() => (t: ChartTheme) => curve(t, survivalChart(t, drawn, by)), [drawn, by]);
  return (
    <>
      <ChartCard
        metric={metricIds.survival}
        legend={
          <Legend
            items={drawn.map((c, i) => ({
              key: c.key,
              label: c.label,
              color: curveColor(theme, i, { by, count: drawn.length }),
            }))}
          />
        }
        foot={`Lines are followed to ${formatDay(answer.asOf)}.${
          drawn.length < answer.curves.length
            ? ` ${drawn.length} of ${answer.curves.length} groups drawn; the table has all.`
            : ''
        }`}
      >
        <Chart
          draw={draw}
          height={380}
          label={`Share of lines alive by age, ${answer.curves.length} groups. The same numbers are in the table below.`}
        />
      </ChartCard>
      <div className={styles.table}>
        <CurveTable curves={answer.curves} by={by} />
      </div>
    </>
  );
}

function CurveTable({ curves, by }: { curves: readonly CohortCurve[]; by: NonNullable<EvidenceTarget['by']> }) {
  return (
    <DataTable
      caption="Half-life and share alive"
      rows={curves}
      rowKey={(c) => c.key}
      columns={[
        {
          key: 'label',
          label: groupings.find((g) => g.by === by)?.label ?? 'Lines',
          header: true,
          cell: (c) => c.label,
          sortBy: (c) => c.label,
        },
        {
          key: 'n',
          label: 'Lines',
          numeric: true,
          sortBy: (c) => c.n,
          cell: (c) => (
            <EvidenceLink target={{ metric: metricIds.survival, by, key: c.key }}>{formatCount(c.n)}</EvidenceLink>
          ),
        },
        {
          key: 'half',
          label: 'Half-life',
          numeric: true,
          sortBy: (c) => c.halfLifeDays,
          cell: (c) => (c.halfLifeDays === null ? 'more than half alive' : formatValue(c.halfLifeDays, 'days')),
        },
        ...ages.map(({ days, label }) => ({
          key: String(days),
          label: `Alive ${label}`,
          numeric: true,
          sortBy: (c: CohortCurve) => shareAt(c, days),
          cell: (c: CohortCurve) => ratioOrGap(shareAt(c, days)),
        })),
      ]}
    />
  );
}

const ratioOrGap = (share: number | null) => (share === null ? '–' : formatRatio(share));
