import { knowledgeTiles, sequentialColor, treemap } from '../../../charts/index.ts';
import { WheelhouseError } from '../../../core/index.ts';
import { activeSince, knowledgeSummary } from '../../../words/index.ts';
import { drawn, type Picture } from '../picture.ts';
import type { PictureQuestion } from '../question.ts';

/** The tree of the code, two levels of it, as on the page. Nothing while its lines are still being read. */
export async function knowledge({ scope: { repo, path, bots }, tree }: PictureQuestion): Promise<Picture | null> {
  const place = await tree({ repo, path, bots, levels: 2 }).catch((error: unknown) => {
    if (error instanceof WheelhouseError && (error.code === 'facts.pending' || error.code === 'file.not-found'))
      return null;
    throw error;
  });
  if (!place || place.children.length === 0) return null;
  const { tiles } = knowledgeTiles(place.children);
  return {
    title: 'Where nobody can be asked',
    lead: knowledgeSummary(place.node),
    foot: `Area is lines; colour and percentage are the share of them that nobody active knows well. ${activeSince(place.asOf)} Generated and vendored files are left out.`,
    legend: [0, 0.2, 0.4, 0.6, 0.8, 1].map((step) => ({
      label: step === 0 ? 'none' : step === 1 ? 'all' : `${step * 100}%`,
      color: (theme) => sequentialColor(theme, step),
    })),
    svg: drawn(460, (theme) => treemap(theme, tiles)),
  };
}
