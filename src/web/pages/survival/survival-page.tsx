import { PageHeader, ScopeBar } from '../../components/index.ts';

export function SurvivalPage() {
  return (
    <PageHeader title="Survival">
      <ScopeBar />
    </PageHeader>
  );
}
