import { useCallback } from 'react';
import { bars, type ChartTheme } from '../../../charts/index.ts';
import type { FileKnowledge } from '../../../contract/index.ts';
import { formatCount, formatValue } from '../../../words/index.ts';
import { Chart, ChartCard, DataTable } from '../../components/index.ts';

/** Lines of today by the year in which they were written. Years without a line are shown: a gap in history is a fact. */
export function Ages({ file }: { file: FileKnowledge }) {
  const { ages } = file;
  const draw = useCallback(
    (theme: ChartTheme) => {
      const years = everyYear(ages);
      return bars(theme, {
        labels: years.map((each) => String(each.year)),
        series: [{ key: 'lines', label: 'Lines', values: years.map((each) => each.lines), color: theme.accent }],
        format: formatCount,
      });
    },
    [ages],
  );
  const oldest = ages[0];
  const total = ages.reduce((sum, each) => sum + each.lines, 0);
  return (
    <ChartCard
      title="Lines by year"
      lead={oldest ? `${formatValue(total, 'lines')}; the oldest are of ${oldest.year}.` : undefined}
      table={
        <DataTable
          caption="Lines by year"
          dense
          first={Infinity}
          columns={[
            { key: 'year', label: 'Year', header: true, cell: (row) => row.year },
            { key: 'lines', label: 'Lines', numeric: true, cell: (row) => formatCount(row.lines) },
          ]}
          rows={ages}
          rowKey={(row) => String(row.year)}
        />
      }
    >
      <Chart
        draw={draw}
        height={220}
        label={`Lines by year: ${ages.map((each) => `${each.year}: ${each.lines}`).join(', ')}`}
      />
    </ChartCard>
  );
}

function everyYear(ages: FileKnowledge['ages']): FileKnowledge['ages'] {
  const [first, last] = [ages[0]?.year ?? 0, ages.at(-1)?.year ?? -1];
  const known = new Map(ages.map((each) => [each.year, each.lines]));
  return Array.from({ length: last - first + 1 }, (_, at) => ({ year: first + at, lines: known.get(first + at) ?? 0 }));
}
