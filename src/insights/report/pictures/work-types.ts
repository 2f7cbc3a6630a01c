import { categoricalColor, formatRatio, formatValue, stackedBars } from '../../../charts/index.ts';
import { METRIC } from '../../metric-ids.ts';
import type { Picture } from '../picture.ts';
import type { Question } from '../question.ts';
import { footOf, timeChartOf } from './time-chart.ts';

export async function workTypes({ measures, scope }: Question): Promise<Picture | null> {
  const answer = await measures.series(METRIC.workTypes, { ...scope, by: 'work-type' });
  const total = answer.total.value;
  if (!total) return null;
  const parts = answer.series.map(
    (each) => `${formatRatio((each.total.value ?? 0) / total)} ${each.label.toLowerCase()}`,
  );
  return {
    title: 'What kind of work it was',
    lead: `Of ${formatValue(total, answer.unit)} changed: ${parts.join(', ')}.`,
    foot: `${footOf(answer)} Bars that are not complete are lighter.`,
    height: 300,
    legend: answer.series.map((each, at) => ({ label: each.label, color: (theme) => categoricalColor(theme, at) })),
    draw: (theme) => stackedBars(theme, timeChartOf(answer)),
  };
}
