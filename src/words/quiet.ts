import type { Quiet } from '../contract/index.ts';
import { someOf } from './some-of.ts';
import { formatCount } from './value.ts';

/** "2 of 5 repositories have no commits in this period: api and web." */
export const quietInWords = ({ count, of, names }: Quiet): string =>
  `${formatCount(count)} of ${formatCount(of)} repositories ${count === 1 ? 'has' : 'have'} no commits in this period: ${someOf(names, { count })}.`;
