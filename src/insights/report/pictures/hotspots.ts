import { hotspotChart, hotspotSentence, hotspotsOf, scatter, sequentialColor } from '../../../charts/index.ts';
import { formatCount, formatRatio } from '../../../words/index.ts';
import { METRIC } from '../../metric-ids.ts';
import { drawn, type Picture } from '../picture.ts';
import type { PictureQuestion } from '../question.ts';

export async function hotspots({ measures, scope, names }: PictureQuestion): Promise<Picture | null> {
  const answer = await measures.breakdown(METRIC.hotspots, { ...scope, by: 'file', limit: 100 });
  const files = hotspotsOf(answer, names);
  const chart = hotspotChart(files);
  if (chart.points.length === 0) return null;
  return {
    title: 'Where many changes meet much code',
    lead: hotspotSentence(files),
    foot: `The ${formatCount(files.length)} hottest of ${formatCount(answer.rowCount)} changed files; axes are logarithmic.`,
    legend: [0, 0.5, 1].map((step) => ({
      label: step === 1 ? '50% rework or more' : `${formatRatio(step / 2)} rework`,
      color: (theme) => sequentialColor(theme, step),
    })),
    svg: drawn(360, (theme) => scatter(theme, chart)),
  };
}
