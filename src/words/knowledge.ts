import type { KnowledgeNode } from '../contract/index.ts';
import { formatDay } from './date.ts';
import { formatCount, formatRatio, formatValue } from './value.ts';

export const filesInWords = (n: number) => `${formatCount(n)} ${n === 1 ? 'file' : 'files'}`;

/** Share of lines that nobody who is active knows well: at risk, or unowned. */
export const thinness = (node: KnowledgeNode): number => Math.min(1, node.risk + node.unowned);

/** From which day the 90 days of activity count back. */
export function activeSince(asOf: string): string {
  return `Active is who committed in the 90 days up to ${formatDay(asOf)}, the day of the newest commit of all repositories.`;
}

/** The same as a part of a sentence: "in the last 90 days", or the 90 days that they were where that is over. */
export function activeWithin(asOf: string, today = new Date().toISOString().slice(0, 10)): string {
  return asOf < today ? `in the 90 days to ${formatDay(asOf)}` : 'in the last 90 days';
}

/** What is known of a place, in one sentence. */
export function knowledgeSummary(node: KnowledgeNode): string {
  const risk =
    thinness(node) === 0
      ? 'all are known well by somebody who is active'
      : `nobody who is active knows ${formatRatio(thinness(node))} of the lines well`;
  const lost = node.atRiskFiles > 0 ? ` (the only expert of ${filesInWords(node.atRiskFiles)} has gone silent)` : '';
  // Those of silent experts are among the files with a single one.
  const active = node.singleExpertFiles - node.atRiskFiles;
  const single = active > 0 ? `, ${filesInWords(active)} ${active === 1 ? 'rests' : 'rest'} on one active expert` : '';
  const truck =
    node.truckFactor === null
      ? ''
      : node.truckFactor === 0
        ? ', and more than half have no author left'
        : `, and the truck factor is ${node.truckFactor}`;
  return `Of ${filesInWords(node.files)} with ${formatValue(node.lines, 'lines')}, ${risk}${lost}${single}${truck}.`;
}

/** What a tile says under its name, so that it never hangs on colour alone: the share that the legend speaks of. */
export function riskCaption(node: KnowledgeNode): string {
  if (node.kind === 'file') return thinness(node) > 0 ? 'nobody active' : fileRisk(node);
  return thinness(node) > 0 ? formatRatio(thinness(node)) : '';
}

/** Why a file is known too little; empty where it is not. */
export function fileRisk(file: KnowledgeNode): string {
  if (file.atRiskFiles > 0) return 'only expert silent';
  if (file.unowned > 0) return 'experts silent, or none';
  return file.singleExpertFiles > 0 ? 'one expert' : '';
}
