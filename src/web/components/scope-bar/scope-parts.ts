import type { Countable } from './counted-in.tsx';

/** Which parts of a scope a page looks at. */
export interface ScopeParts {
  time?: boolean;
  path?: boolean;
  /** Within how many days a replaced line is rework; always there where it is not the usual one. */
  window?: boolean;
  /** What the page's numbers can count in; all of it unless given. */
  countedIn?: readonly Countable[] | undefined;
}
