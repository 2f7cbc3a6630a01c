import type { Quiet } from '../contract/index.ts';
import { formatCount } from './format/value.ts';
import { visibleName } from './format/visible.ts';

/** "2 of 5 repositories have no commits in this period: api and web." */
export function quietInWords({ count, of, names }: Quiet): string {
  const first = names.map(visibleName);
  const rest = count - first.length;
  const last = rest > 0 ? `${formatCount(rest)} more` : first.pop();
  const named = first.length > 0 ? `${first.join(', ')} and ${last}` : last;
  return `${formatCount(count)} of ${formatCount(of)} repositories ${count === 1 ? 'has' : 'have'} no commits in this period: ${named}.`;
}
