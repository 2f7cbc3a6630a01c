import { stackedBars, timeChart, workTypeColor } from '../../../charts/index.ts';
import { formatRatio, formatValue } from '../../../words/index.ts';
import { METRIC } from '../../metric-ids.ts';
import { drawn, type Picture } from '../picture.ts';
import type { Question } from '../question.ts';
import { footOf } from './foot.ts';

/** As on the page about code: what is new below, what is redone on top. */
const order = ['new', 'refactor', 'help', 'rework'];

export async function workTypes({ measures, scope }: Question): Promise<Picture | null> {
  const given = await measures.series(METRIC.workTypes, { ...scope, by: 'work-type' });
  const answer = { ...given, series: given.series.toSorted((a, b) => order.indexOf(a.key) - order.indexOf(b.key)) };
  const total = answer.total.value;
  if (!total) return null;
  const parts = answer.series.map(
    (each) => `${formatRatio((each.total.value ?? 0) / total)} ${each.label.toLowerCase()}`,
  );
  return {
    title: 'What kind of work it was',
    lead: `Of ${formatValue(total, answer.unit)} changed: ${parts.join(', ')}.`,
    foot: footOf(answer, 'bars'),
    legend: answer.series.map((each) => ({ label: each.label, color: (theme) => workTypeColor(theme, each.key) })),
    svg: drawn(300, (theme) =>
      stackedBars(
        theme,
        timeChart(answer, (key) => workTypeColor(theme, key)),
      ),
    ),
  };
}
