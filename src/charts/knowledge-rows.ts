import type { KnowledgeNode } from '../contract/index.ts';
import { fileRisk, filesInWords, formatCount, formatDay, formatRatio, thinness } from '../words/index.ts';
import type { TooltipRow } from './tooltip.ts';

/** What a tile says of its place when it is looked at. */
export function nodeRows(node: KnowledgeNode): TooltipRow[] {
  const rows: TooltipRow[] = [{ label: 'Lines', value: formatCount(node.lines) }];
  if (node.kind !== 'file') {
    rows.push({ label: 'Files', value: formatCount(node.files) });
    rows.push({ label: 'Nobody active knows well', value: formatRatio(thinness(node)), note: 'of lines' });
    if (thinness(node) > 0)
      rows.push(
        {
          label: 'Only expert silent',
          value: formatRatio(node.risk),
          note: `of lines, ${filesInWords(node.atRiskFiles)}`,
        },
        { label: 'Experts silent, or none', value: formatRatio(node.unowned), note: 'of lines' },
      );
    rows.push({ label: 'With a single expert', value: formatCount(node.singleExpertFiles) });
    if (node.truckFactor !== null) rows.push({ label: 'Truck factor', value: String(node.truckFactor) });
  } else rows.push({ label: 'Knowledge', value: fileRisk(node) || 'known by several' });
  if (node.lastChangedAt) rows.push({ label: 'Last changed', value: formatDay(node.lastChangedAt) });
  return rows;
}
