import { Link } from '@tanstack/react-router';
import { formatCount } from '../../../charts/index.ts';
import { endpoints } from '../../../contract/index.ts';
import { useApi } from '../../api/index.ts';
import { useSharedSearch } from '../../state/index.ts';
import styles from './knowledge.module.css';

/** Who may be one person counts as two until somebody decides: said where knowledge is counted by people. */
export function Undecided() {
  const { repo } = useSharedSearch();
  const total = useApi(endpoints.listProposals, { query: { repo, limit: 1 } }).data?.total ?? 0;
  if (total === 0) return null;
  return (
    <p className={styles.undecided}>
      {total === 1
        ? 'Two people here are likely one and count as two, which makes ownership and truck factors wrong: '
        : `${formatCount(total)} pairs of people here are likely one person each and count as two, which makes ownership and truck factors wrong: `}
      <Link to="/identities">decide on the page Identities</Link>.
    </p>
  );
}
