import { fallenBehindInWords } from '../../words/index.ts';
import { useRepositories } from '../api/index.ts';

/** That repositories (null: all) were left behind by the others, where it is said who is silent. */
export function FallenBehind({ of, className }: { of: readonly number[] | null; className: string | undefined }) {
  const said = fallenBehindInWords(useRepositories().data?.items ?? [], { of });
  return said && <p className={className}>{said}</p>;
}
