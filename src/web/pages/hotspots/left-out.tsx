import { endpoints } from '../../../contract/index.ts';
import { formatCount } from '../../../words/index.ts';
import { useApi } from '../../api/index.ts';
import { EvidenceLink } from '../../components/index.ts';
import { metricIds } from '../../metric-ids.ts';
import { useScope } from '../../state/index.ts';
import styles from './hotspots.module.css';

/** How many files can be no hotspot, whatever happens in them; opens them with the rule that says so. */
export function LeftOut() {
  const { data } = useApi(endpoints.metricBreakdown, {
    params: { id: metricIds.leftOut },
    query: { ...useScope(), by: 'repository', limit: 1 },
  });
  const files = data?.total.n ?? 0;
  if (files === 0) return null;
  return (
    <p className={styles.foot}>
      <EvidenceLink target={{ metric: metricIds.leftOut }}>
        {formatCount(files)} {files === 1 ? 'file' : 'files'}
      </EvidenceLink>{' '}
      {files === 1 ? 'is' : 'are'} left out of this page as generated or vendored, however often{' '}
      {files === 1 ? 'it changes' : 'they change'}.
    </p>
  );
}
