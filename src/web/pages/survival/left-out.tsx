import { Link } from '@tanstack/react-router';
import { formatCount } from '../../../words/index.ts';
import { useMeta } from '../../api/index.ts';
import { useScope } from '../../state/index.ts';

/** That the lines of very large commits are not among these: they can be half of a history. */
export function LeftOut() {
  const countedIn = useScope().outliers === 'include';
  const limits = useMeta().data?.defaults;
  if (countedIn || !limits) return null;
  const more = `${formatCount(limits.outlierLines)} lines or ${formatCount(limits.outlierFiles)} files`;
  return (
    <>
      Lines of commits of more than {more} are left out, which can be a large part of a history:{' '}
      <Link to="." search={(before: object) => ({ ...before, outliers: 'include' as const })} replace={false}>
        count them in
      </Link>
      .
    </>
  );
}
