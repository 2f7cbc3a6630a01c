import { PageHeader, ScopeBar } from '../../components/index.ts';

export function CommitPage() {
  return (
    <PageHeader title="Commit">
      <ScopeBar />
    </PageHeader>
  );
}
