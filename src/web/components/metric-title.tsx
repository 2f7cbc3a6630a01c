import { ActionIcon, Popover, Skeleton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { endpoints, type MetricSummary } from '../../contract/index.ts';
import { useApi } from '../api/index.ts';
import { DeeperHeadings, Heading } from './heading.tsx';
import { Icon } from './icon.tsx';
import styles from './metric-title.module.css';
import { ErrorState } from './states/index.ts';

/** A metric's declaration from the catalogue; undefined while it loads or when there is none. */
function useMetric(id: string): MetricSummary | undefined {
  return useApi(endpoints.listMetrics, {}).data?.items.find((metric) => metric.id === id);
}

/** A metric's name as a heading, with "how is this computed" beside it. */
export function MetricTitle({ metric, title }: { metric: string; title?: string }) {
  const declared = useMetric(metric)?.title;
  const name = title ?? declared ?? metric;
  return (
    <span className={styles.title}>
      <Heading>{name}</Heading>
      <MetricHelp metric={metric} name={name} />
    </span>
  );
}

function MetricHelp({ metric, name }: { metric: string; name: string }) {
  const [open, setOpen] = useState(false);
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-start" width={380} trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon
          variant="transparent"
          size={20}
          className={styles.help}
          aria-label={`How is "${name}" computed?`}
          onClick={() => setOpen((o) => !o)}
          data-print="hide"
        >
          <Icon name="info" size={15} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown className={styles.card}>
        {open && (
          <DeeperHeadings level="h4">
            <MetricCard metric={metric} />
          </DeeperHeadings>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

function MetricCard({ metric }: { metric: string }) {
  const detail = useApi(endpoints.getMetric, { params: { id: metric } });
  if (detail.isError) return <ErrorState error={detail.error} />;
  if (!detail.data) return <Skeleton height={140} aria-label="Loading" />;
  const { question, formula, caveats, minimum } = detail.data;
  return (
    <div className={styles.text}>
      <p className={styles.question}>{question}</p>
      <p>{formula}</p>
      {caveats[0] && (
        <p>
          <strong>It cannot tell:</strong> {caveats[0]}
        </p>
      )}
      {minimum > 1 && <p>Not shown for fewer than {minimum} rows.</p>}
      <Link to="/catalogue/$metric" params={{ metric }}>
        Formula, source and all caveats
      </Link>
    </div>
  );
}
