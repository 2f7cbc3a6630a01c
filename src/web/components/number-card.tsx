import { Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import { endpoints, type Series } from '../../contract/index.ts';
import { comparisonOf, formatCount, formatDay, formatPeriod, formatValue, periodBefore } from '../../words/index.ts';
import { useApi } from '../api/index.ts';
import { useScope } from '../state/index.ts';
import { MetricTitle } from './metric-title.tsx';
import styles from './number-card.module.css';
import { Sparkline } from './sparkline.tsx';
import { ErrorState } from './states/index.ts';
import { Figure } from './value.tsx';

/**
 * One metric in the scope of the URL: its number, how it compares with the period before, how it went, n and period;
 * `more` leads on to where there is more of it.
 */
export function NumberCard({ metric, more }: { metric: string; more?: ReactNode }) {
  const scope = useScope();
  const series = useApi(endpoints.metricSeries, { params: { id: metric }, query: scope });
  if (series.isError) return <ErrorState error={series.error} onRetry={() => void series.refetch()} />;
  const data = series.data;
  if (!data) return <Skeleton height={148} radius="md" aria-label="Loading" />;
  const points = data.series[0]?.points.filter((p) => p.complete).map((p) => p.value) ?? [];
  const compared = comparisonOf(data);
  return (
    <section className={series.isPlaceholderData ? `${styles.card} ${styles.stale}` : styles.card}>
      <MetricTitle metric={metric} />
      <div className={styles.row}>
        <Figure given={data.total} unit={data.unit} target={{ metric }} />
        <Sparkline values={points} />
      </div>
      <p className={styles.compare}>
        {compared ?? withoutComparison(data)} {more}
      </p>
      <p className={styles.foot}>
        {quantiles(data)}n = {formatCount(data.total.n)}
        {compared ? ` (before: ${formatCount(data.previous.n)})` : ''} ·{' '}
        {data.asOf ? `as of ${formatDay(data.asOf)}` : formatPeriod(data.period.from, data.period.to)}
      </p>
    </section>
  );
}

function withoutComparison(data: Series): string {
  if (data.total.value === null) return '';
  if (data.asOf !== undefined) return 'Of the code as it is now.';
  return data.hasBefore ? `No number for ${periodBefore(data.period.days)}.` : '';
}

function quantiles(data: Series): string {
  const { p75, p90 } = data.total;
  const said = [
    p75 == null ? '' : `p75 ${formatValue(p75, data.unit)}`,
    p90 == null ? '' : `p90 ${formatValue(p90, data.unit)}`,
  ].filter(Boolean);
  return said.length ? `${said.join(' · ')} · ` : '';
}
