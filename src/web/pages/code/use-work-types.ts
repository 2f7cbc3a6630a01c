import { getRouteApi } from '@tanstack/react-router';
import { endpoints } from '../../../contract/index.ts';
import { useApi } from '../../api/index.ts';
import { metricIds } from '../../metric-ids.ts';
import { useScope } from '../../state/index.ts';

const route = getRouteApi('/code');

/** Work types of the period, asked as the card asks, so that there is one answer for the whole page. */
export function useWorkTypes() {
  const scope = useScope();
  const { grain } = route.useSearch();
  const query = { ...scope, by: 'work-type' as const, grain };
  return useApi(endpoints.metricSeries, { params: { id: metricIds.workTypes }, query }).data;
}
