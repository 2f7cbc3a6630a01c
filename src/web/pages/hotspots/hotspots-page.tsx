import { PageHeader, ScopeBar, Section } from '../../components/index.ts';
import { Coupling } from './coupling.tsx';
import { Hotspots } from './hotspots.tsx';
import { LeftOut } from './left-out.tsx';

/** What changes often and is large, and what changes together. */
export function HotspotsPage() {
  return (
    <>
      <PageHeader
        title="Hotspots"
        lead="Large files that change often are where work collides. Not every one is a problem: ask those who work in it."
      >
        <ScopeBar time={false} />
      </PageHeader>
      <Hotspots />
      <LeftOut />
      <Section
        title="What changes together"
        lead="Pairs of files that keep turning up in the same commits. Where they lie far apart, something is known in two places."
      >
        <Coupling />
      </Section>
    </>
  );
}
