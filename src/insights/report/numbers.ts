import { hasCourse, sparklineSvg } from '../../charts/index.ts';
import type { MetricSummary, Series } from '../../contract/index.ts';
import { comparisonOf, formatCount, formatValue } from '../../words/index.ts';
import { METRIC } from '../metric-ids.ts';
import { html, trusted, type Markup } from './html.ts';
import type { Question } from './question.ts';
import { tableHtml, type ReportColumn } from './table.ts';

interface NumberRow {
  metric: MetricSummary;
  answer: Series;
}

/** Every metric that is counted over time, for the period and the one before; work types are a picture. */
export async function numbersOf({ measures, scope }: Question): Promise<NumberRow[]> {
  const flows = measures.list().filter((metric) => metric.shape === 'flow' && metric.id !== METRIC.workTypes);
  const rows = await Promise.all(
    flows.map(async (metric) => ({ metric, answer: await measures.series(metric.id, scope) })),
  );
  return rows.filter((row) => row.answer.total.reason !== 'no-data' || row.answer.previous.value !== null);
}

const gaps = {
  'no-data': 'nothing to measure',
  'small-n': 'too few to say',
  'not-ready': 'still being mined',
} as const;

const before: ReportColumn<NumberRow> = {
  label: 'Period before',
  number: true,
  cell: ({ answer: { previous, unit } }) => formatValue(previous.value, unit),
};
const inWords: ReportColumn<NumberRow> = { label: 'In words', cell: ({ answer }) => comparisonOf(answer) ?? '' };

/** Without a period before, the columns that compare are left out. */
export function numbersHtml(rows: readonly NumberRow[], { hasBefore }: { hasBefore: boolean }): Markup | null {
  return tableHtml(rows, [
    { label: 'Metric', cell: ({ metric }) => html`${metric.title}<br /><span class="small">${metric.question}</span>` },
    {
      label: 'Now',
      number: true,
      cell: ({ answer: { total, unit } }) =>
        total.value === null ? gaps[total.reason ?? 'no-data'] : formatValue(total.value, unit),
    },
    { label: 'n', number: true, cell: ({ answer: { total } }) => formatCount(total.n) },
    ...(hasBefore ? [before] : []),
    { label: 'How it went', cell: courseOf },
    ...(hasBefore ? [inWords] : []),
  ]);
}

/** The whole buckets of the period as a word-sized line; nothing where that would be scraps. */
function courseOf({ answer }: NumberRow): Markup | string {
  const values = (answer.series[0]?.points ?? []).filter((point) => point.complete).map((point) => point.value);
  return hasCourse(values) ? trusted(sparklineSvg(values, { width: 96, height: 26 })) : '';
}
