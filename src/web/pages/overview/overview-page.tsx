import { PageHeader, ScopeBar } from '../../components/index.ts';

export function OverviewPage() {
  return (
    <PageHeader title="Overview">
      <ScopeBar />
    </PageHeader>
  );
}
