import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { endpoints } from '../../../contract/index.ts';
import { formatMoment, formatPeriod, periodBefore, quietInWords } from '../../../words/index.ts';
import { useApi, useMeta } from '../../api/index.ts';
import { CardGrid, EmptyState, Loaded, NumberCard, PageHeader, ScopeBar, Section } from '../../components/index.ts';
import { metricIds } from '../../metric-ids.ts';
import { useScope } from '../../state/index.ts';
import { FindingList } from './finding-list.tsx';
import { FirstSteps } from './first-steps.tsx';
import styles from './overview.module.css';
import { RepositoryState } from './repository-state.tsx';

const shown = [
  metricIds.leadTime,
  metricIds.releaseFrequency,
  metricIds.rework,
  metricIds.throughput,
  metricIds.activeWeeks,
  metricIds.nobodyActive,
];

const more: Record<string, ReactNode> = {
  [metricIds.nobodyActive]: (
    <Link to="/knowledge" data-print="hide">
      See the page Knowledge
    </Link>
  ),
};

/** Milliseconds until findings that are being computed anew are asked for again. */
const SOON = 1_000;

/** Bearings: what changed and what to look at, in sentences; then a few numbers; then what it all is read from. */
export function OverviewPage() {
  const scope = useScope();
  const meta = useMeta();
  const findings = useApi(endpoints.findings, { query: scope }, { every: (answer) => answer?.stale === true && SOON });
  const { period, hasBefore } = findings.data ?? {};
  if (meta.data?.repositories === 0) return <FirstSteps />;
  return (
    <>
      <PageHeader
        title="Overview"
        lead="What changed, and what is worth a conversation."
        note={
          period
            ? `${formatPeriod(period.from, period.to)}${hasBefore ? `, compared with ${periodBefore(period.days)}` : ''}`
            : '\u00a0'
        }
      >
        <ScopeBar path={false} period={period} />
      </PageHeader>
      <Loaded query={findings} height={900}>
        {({ items, quiet, computedAt, stale }) => (
          <>
            {stale && (
              <p className={styles.quiet} role="status">
                As of {formatMoment(computedAt)}; newer findings are being computed.
              </p>
            )}
            {quiet && <p className={styles.quiet}>{quietInWords(quiet)}</p>}
            {items.length > 0 ? (
              <FindingList items={items} />
            ) : (
              <EmptyState title="Nothing stands out in this period">
                That is an answer too. A longer range of time compares more.
              </EmptyState>
            )}
          </>
        )}
      </Loaded>
      <Section title="In numbers" lead="Each opens the rows it was computed from.">
        <CardGrid>
          {shown.map((metric) => (
            <NumberCard key={metric} metric={metric} more={more[metric]} />
          ))}
        </CardGrid>
      </Section>
      <Section title="What this is read from">
        <RepositoryState />
      </Section>
    </>
  );
}
