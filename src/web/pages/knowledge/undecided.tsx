import { Link } from '@tanstack/react-router';
import { endpoints } from '../../../contract/index.ts';
import { formatCount } from '../../../words/index.ts';
import { useApi } from '../../api/index.ts';
import { useSharedSearch } from '../../state/index.ts';
import styles from './knowledge.module.css';

/** Who may be one person counts as two until somebody decides: said where knowledge is counted by people. */
export function Undecided() {
  const { repo } = useSharedSearch();
  const proposals = useApi(endpoints.listProposals, { query: { repo, limit: 1 } }).data;
  if (!proposals || proposals.groups === 0) return null;
  return (
    <p className={styles.remark}>
      {wordsOf(proposals)}, which makes ownership and truck factors wrong:{' '}
      <Link to="/identities">decide on the page Identities</Link>.
    </p>
  );
}

/** Groups, as the cards there are. */
function wordsOf({ groups, total }: { groups: number; total: number }): string {
  if (total === 1) return 'Two people here are likely one and count as two';
  if (groups === 1) return 'Several people here are likely one and count as several';
  return `${formatCount(groups)} groups of people here are likely one person each and count as several`;
}
