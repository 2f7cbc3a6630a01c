import { PageHeader, ScopeBar } from '../../components/index.ts';
import { Dora } from './dora.tsx';
import { LeadTime } from './lead-time.tsx';
import { DeliverySentence, ReleaseFrequency } from './release-frequency.tsx';
import { Releases } from './releases.tsx';
import { useReleaseFrequency } from './use-release-frequency.ts';

/** How often and how fast work reaches a release; from tags alone until deployments are connected. */
export function DeliveryPage() {
  const period = useReleaseFrequency()?.period;
  return (
    <>
      <PageHeader
        title="Delivery"
        lead={<DeliverySentence />}
        note="Inferred from tags: a release tag stands for a deployment. When tags are cut long before or after a rollout, these numbers are too."
      >
        <ScopeBar path={false} period={period} />
      </PageHeader>
      <LeadTime />
      <ReleaseFrequency />
      <Releases />
      <Dora />
    </>
  );
}
