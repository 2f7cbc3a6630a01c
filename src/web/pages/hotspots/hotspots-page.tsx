import { PageHeader, ScopeBar } from '../../components/index.ts';

export function HotspotsPage() {
  return (
    <PageHeader title="Hotspots">
      <ScopeBar />
    </PageHeader>
  );
}
