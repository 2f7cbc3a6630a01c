import { PageHeader, ScopeBar } from '../../components/index.ts';

export function MetricPage() {
  return (
    <PageHeader title="Metrics">
      <ScopeBar />
    </PageHeader>
  );
}
