import { PageHeader, ScopeBar } from '../../components/index.ts';

export function DeliveryPage() {
  return (
    <PageHeader title="Delivery">
      <ScopeBar />
    </PageHeader>
  );
}
