import { arcColor, arcDiagram, arcsSvg, couplingLinks, couplingSentence, placeOfFile } from '../../../charts/index.ts';
import { formatCount } from '../../../words/index.ts';
import { METRIC } from '../../metric-ids.ts';
import type { Picture } from '../picture.ts';
import type { PictureQuestion } from '../question.ts';

/** Pairs the picture chooses from, and pairs drawn, as on the page. */
const STRONGEST = 200;
const DRAWN = 24;
const rowHeight = 22;

export async function coupling({ measures, scope, names }: PictureQuestion): Promise<Picture | null> {
  const answer = await measures.breakdown(METRIC.coupling, { ...scope, by: 'file-pair', limit: STRONGEST });
  const links = couplingLinks(answer.rows, DRAWN);
  if (links.length === 0) return null;
  return {
    title: 'What changes together',
    lead: couplingSentence(answer.rows),
    foot: `The thicker an arc, the more commits the two files share; drawn are ${formatCount(links.length)} of ${formatCount(answer.rowCount)} pairs, those that are not by design and lie in different directories first.`,
    legend: [
      { label: 'across directories', color: (theme) => arcColor(theme, true) },
      { label: 'within a directory', color: (theme) => arcColor(theme, false) },
    ],
    svg: (theme, width) => {
      const size = { width: Math.round(width * 0.42), names: Math.round(width * 0.55), rowHeight };
      return arcsSvg(
        theme,
        arcDiagram(links, (key) => placeOfFile(key, names), size),
        size,
      );
    },
  };
}
