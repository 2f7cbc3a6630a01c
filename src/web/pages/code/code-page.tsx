import { PageHeader, ScopeBar } from '../../components/index.ts';

export function CodePage() {
  return (
    <PageHeader title="Code">
      <ScopeBar />
    </PageHeader>
  );
}
