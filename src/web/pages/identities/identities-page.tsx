import { Tabs } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { endpoints } from '../../../contract/index.ts';
import { useApi } from '../../api/index.ts';
import { PageHeader } from '../../components/page-header.tsx';
import { useSetSearch } from '../../state/index.ts';
import { Decisions } from './decisions.tsx';
import { People } from './people.tsx';
import { Proposals } from './proposals.tsx';
import { Tab } from './search.ts';

const route = getRouteApi('/identities');

/** Who is who: what was matched, what is likely, what people decided. */
export function IdentitiesPage() {
  const { tab = 'proposals' } = route.useSearch();
  const setSearch = useSetSearch();
  const waiting = useApi(endpoints.listProposals, {}).data?.groups ?? 0;
  return (
    <>
      <PageHeader
        title="Identities"
        lead="One person often commits under several names and addresses. Certain matches are made by themselves; likely ones wait here for your word."
        note="A decision changes all history at once, in every number, and can be taken back at any time. Nothing is written into a repository."
      />
      <Tabs
        value={tab}
        onChange={(value) => setSearch({ tab: Tab.exclude(['proposals']).safeParse(value).data })}
        keepMounted={false}
      >
        <Tabs.List>
          <Tabs.Tab value="proposals">Likely the same{waiting > 0 ? ` (${waiting})` : ''}</Tabs.Tab>
          <Tabs.Tab value="people">People, bots and agents</Tabs.Tab>
          <Tabs.Tab value="decisions">What was decided</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="proposals" pt="lg">
          <Proposals />
        </Tabs.Panel>
        <Tabs.Panel value="people" pt="lg">
          <People />
        </Tabs.Panel>
        <Tabs.Panel value="decisions" pt="lg">
          <Decisions />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
