import type { IconName } from '../components/index.ts';

/** Pages of the navigation, in its order; `key` opens one after `g`; numbers of `scoped` ones are of the scope in the address. */
export const navigation = [
  {
    title: 'Where we stand',
    scoped: true,
    items: [
      { to: '/', label: 'Overview', icon: 'bearings', key: 'o', about: 'What changed, what to look at' },
      {
        to: '/delivery',
        label: 'Delivery',
        icon: 'delivery',
        key: 'd',
        about: 'How often and how fast work reaches a release',
      },
      { to: '/code', label: 'Code', icon: 'code', key: 'c', about: 'What kind of work it was' },
      { to: '/survival', label: 'Survival', icon: 'survival', key: 's', about: 'How long what was written lasts' },
    ],
  },
  {
    title: 'What could hold us up',
    scoped: true,
    items: [
      {
        to: '/knowledge',
        label: 'Knowledge',
        icon: 'knowledge',
        key: 'k',
        about: 'Who can be asked, and where nobody can',
      },
      { to: '/hotspots', label: 'Hotspots', icon: 'hotspots', key: 'h', about: 'What changes often, and together' },
    ],
  },
  {
    title: 'What it is read from',
    scoped: false,
    items: [
      {
        to: '/repositories',
        label: 'Repositories',
        icon: 'repositories',
        key: 'r',
        about: 'What is loaded, how complete it is',
      },
      { to: '/identities', label: 'Identities', icon: 'identities', key: 'i', about: 'Which addresses are one person' },
      { to: '/catalogue', label: 'Metrics', icon: 'catalogue', key: 'm', about: 'How every number is computed' },
    ],
  },
] as const satisfies readonly {
  title: string;
  scoped: boolean;
  items: readonly { to: string; label: string; icon: IconName; key: string; about: string }[];
}[];

export const destinations = navigation.flatMap((group) => [...group.items]);
export type Destination = (typeof destinations)[number];
