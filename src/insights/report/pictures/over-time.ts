import { comparisonOf, formatValue, lineSeries, timeChart } from '../../../charts/index.ts';
import type { Picture } from '../picture.ts';
import type { Question } from '../question.ts';
import { footOf } from './foot.ts';

/** One metric as a line over the period, said in a sentence with the period before. */
export function overTime(metric: string): (question: Question) => Promise<Picture | null> {
  return async ({ measures, scope }) => {
    const answer = await measures.series(metric, scope);
    const { title } = measures.detail(metric);
    if (
      answer.total.value === null ||
      (answer.series[0]?.points.filter((point) => point.value !== null).length ?? 0) < 2
    )
      return null;
    const compared = comparisonOf(answer);
    return {
      title,
      lead: `${formatValue(answer.total.value, answer.unit)} over the period${compared ? `, ${compared}` : ''}.`,
      foot: footOf(answer, 'line'),
      height: 240,
      draw: (theme) => lineSeries(theme, timeChart(answer)),
    };
  };
}
