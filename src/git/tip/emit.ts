import type { FactSink, FileFact } from '../../core/facts.ts';
import type { Cache } from '../cache/cache.ts';
import { loadPathRules } from '../languages/index.ts';
import type { View } from '../process/view.ts';
import { pathText } from '../quote.ts';
import type { FileTree } from '../replay/file-tree.ts';
import { describeTip } from '../replay/tip.ts';
import type { Survey } from '../survey.ts';
import { listTree } from './tree-listing.ts';

export interface TipEmission {
  view: View;
  survey: Survey;
  cache: Cache;
  sink: FactSink;
  tree: FileTree;
  signal?: AbortSignal;
}

/** Gives the sink the files of the tip with their lines by origin, and what `.gitattributes` says of them. */
export async function emitTip({ view, survey, cache, sink, tree, signal }: TipEmission): Promise<void> {
  const [listing, rules] = await Promise.all([listTree(view, survey.tip, signal), loadPathRules()]);
  const sizes = new Map<number, number>();
  const flags: FileFact[] = [];
  for (const { path, size } of listing) {
    const id = cache.paths.idOf(path);
    if (id === undefined) continue;
    if (size !== null) sizes.set(id, Math.min(size, 0x7fffffff));
    const text = pathText(path);
    flags.push({ id, path: text, ...rules.describe(text) });
  }
  await sink.tip({ ...describeTip(tree, sizes, cache.order.shas.length), flags });
}
