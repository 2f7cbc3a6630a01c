import type { Period } from '../../../contract/index.ts';
import type { Countable } from './counted-in.tsx';

/** Which parts of a scope a page looks at. */
export interface ScopeParts {
  time?: boolean;
  /**
   * What the page's numbers are of, as answered: without days in the address the server chooses them. Where time is no part of
   * the page, the lines that landed then.
   */
  period?: Period | undefined;
  path?: boolean;
  /** Within how many days a replaced line is rework; always there where it is not the usual one. */
  window?: boolean;
  /** What the page's numbers can count in; all of it unless given. */
  countedIn?: readonly Countable[] | undefined;
}
