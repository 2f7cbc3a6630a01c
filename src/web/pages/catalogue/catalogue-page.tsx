import { PageHeader, ScopeBar } from '../../components/index.ts';

export function CataloguePage() {
  return (
    <PageHeader title="Metrics">
      <ScopeBar />
    </PageHeader>
  );
}
