import { PageHeader, ScopeBar } from '../../components/index.ts';

export function FilePage() {
  return (
    <PageHeader title="File">
      <ScopeBar />
    </PageHeader>
  );
}
