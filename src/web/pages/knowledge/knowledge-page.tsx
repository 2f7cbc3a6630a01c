import { PageHeader, ScopeBar } from '../../components/index.ts';

export function KnowledgePage() {
  return (
    <PageHeader title="Knowledge">
      <ScopeBar />
    </PageHeader>
  );
}
