import { useMeta } from './use-facts.ts';

/** Whether history goes back before this period: all of it has nothing before that it could be compared with. */
export function useHasBefore(period: { from: string } | undefined): boolean {
  const first = useMeta().data?.firstDay;
  return !period || !first || period.from > first;
}
