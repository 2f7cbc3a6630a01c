import type { Series, SeriesPoint } from '../../contract/index.ts';
import { formatBucketLong, partialBuckets } from '../../words/index.ts';
import { DataTable } from './data-table.tsx';
import type { EvidenceTarget } from './evidence/index.ts';
import { Num } from './value.tsx';

/** The numbers of a picture over time, newest first; each opens its evidence. */
export function SeriesTable({ answer, by }: { answer: Series; by?: EvidenceTarget['by'] }) {
  const buckets = (answer.series[0]?.points ?? []).map((point, at) => ({ ...point, at })).toReversed();
  const partial = partialBuckets(answer);
  return (
    <DataTable
      dense
      first={Infinity}
      caption={`Values by ${answer.grain}`}
      rows={buckets}
      rowKey={(row) => row.start}
      columns={[
        {
          key: 'start',
          label: answer.grain === 'week' ? 'Week' : 'Period',
          header: true,
          cell: (row) => bucketWords(row, answer, partial.get(row.at)),
        },
        ...answer.series.map((part) => ({
          key: part.key,
          label: part.label,
          numeric: true,
          cell: (row: (typeof buckets)[number]) => {
            const point = part.points[row.at];
            const target: EvidenceTarget = {
              metric: answer.metric,
              bucket: row.start,
              grain: answer.grain,
              ...(by ? { by, key: part.key } : {}),
            };
            return point ? <Num given={point} unit={answer.unit} target={target} /> : null;
          },
        })),
        ...(answer.series.length === 1
          ? [{ key: 'n', label: 'n', numeric: true, cell: (row: (typeof buckets)[number]) => row.n }]
          : []),
      ]}
    />
  );
}

function bucketWords({ start }: SeriesPoint, { grain }: Series, partial: string | undefined): string {
  return `${formatBucketLong(start, grain)}${partial ? ` (${partial})` : ''}`;
}
