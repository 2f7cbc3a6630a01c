import { bars, lineSeries, quantileChart, timeChart, widerGrain, type ChartTheme } from '../../../charts/index.ts';
import type { Grain, Series } from '../../../contract/index.ts';
import { comparisonOf, formatValue } from '../../../words/index.ts';
import { drawn, type Picture } from '../picture.ts';
import type { PictureQuestion } from '../question.ts';
import { footOf } from './foot.ts';

interface Kind {
  draw: (theme: ChartTheme, answer: Series) => ReturnType<typeof bars>;
  mark: 'bars' | 'line';
  legend?: Picture['legend'];
}

const quantileColors = (theme: ChartTheme) => ({
  p50: theme.accent,
  p75: theme.categorical[4] ?? theme.accent,
  p90: theme.neutral,
});
const accent = (theme: ChartTheme) => () => theme.accent;

/** As the pages draw them. */
const kinds = {
  line: { mark: 'line', draw: (theme, answer) => lineSeries(theme, timeChart(answer, accent(theme))) },
  bars: { mark: 'bars', draw: (theme, answer) => bars(theme, timeChart(answer, accent(theme))) },
  quantiles: {
    mark: 'line',
    draw: (theme, answer) => lineSeries(theme, quantileChart(answer, quantileColors(theme))),
    legend: [
      { label: 'p90', color: (theme) => quantileColors(theme).p90 },
      { label: 'p75', color: (theme) => quantileColors(theme).p75 },
      { label: 'Median', color: (theme) => quantileColors(theme).p50 },
    ],
  },
} satisfies Record<string, Kind>;

/** In wider buckets, twice at most, where most of the usual ones have too little in them; as the pages do. */
async function readable(ask: (grain: Grain | undefined) => Promise<Series>): Promise<Series> {
  let answer = await ask(undefined);
  for (let tries = 0; tries < 2; tries += 1) {
    const grain = widerGrain(answer);
    if (!grain) break;
    answer = await ask(grain);
  }
  return answer;
}

/** One metric over the period, said in a sentence with the period before. */
export function overTime(
  metric: string,
  kind: keyof typeof kinds = 'line',
): (question: PictureQuestion) => Promise<Picture | null> {
  return async ({ measures, scope }) => {
    const answer = await readable((grain) => measures.series(metric, { ...scope, grain }));
    const known = answer.series[0]?.points.filter((point) => point.value !== null).length ?? 0;
    if (answer.total.value === null || known < 2) return null;
    const { draw, mark, legend }: Kind = kinds[kind];
    const compared = comparisonOf(answer);
    return {
      title: measures.detail(metric).title,
      lead: `${formatValue(answer.total.value, answer.unit)} over the period${compared ? `, ${compared}` : ''}.`,
      foot: footOf(answer, mark),
      ...(legend ? { legend } : {}),
      svg: drawn(240, (theme) => draw(theme, answer)),
    };
  };
}
