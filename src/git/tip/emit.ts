import type { FactSink, FileFact } from '../../core/index.ts';
import type { Cache } from '../cache/cache.ts';
import { readObjects } from '../commits/object-batch.ts';
import { describePath, parseAttributes, type AttributeLookup } from '../languages/index.ts';
import type { View } from '../process/view.ts';
import { pathText } from '../quote.ts';
import type { FileTree } from '../replay/file-tree.ts';
import { describeTip } from '../replay/tip.ts';
import type { Survey } from '../survey.ts';
import { listTree, type TreeFile } from './tree-listing.ts';

export interface TipEmission {
  view: View;
  survey: Survey;
  cache: Cache;
  sink: FactSink;
  tree: FileTree;
  signal?: AbortSignal;
}

/** Gives the sink the files of the tip with their lines by origin, and what `.gitattributes` says of every path there ever was. */
export async function emitTip({ view, survey, cache, sink, tree, signal }: TipEmission): Promise<void> {
  const listing = await listTree(view, survey.tip, signal);
  const attributes = await readAttributes(view, listing, signal);
  const sizes = new Map<number, number>();
  for (const { path, size } of listing) {
    const id = cache.paths.idOf(path);
    if (id !== undefined && size !== null) sizes.set(id, Math.min(size, 0x7fffffff));
  }
  const flags = cache.paths.paths.map((bytes, id): FileFact => {
    const path = pathText(bytes);
    return { id, path, ...describePath(path, attributes) };
  });
  await sink.tip({ ...describeTip(tree, sizes, cache.order.shas.length), flags });
}

const LARGEST_ATTRIBUTES = 1 << 20;

async function readAttributes(
  view: View,
  listing: readonly TreeFile[],
  signal?: AbortSignal,
): Promise<AttributeLookup> {
  const files = listing.filter(
    ({ path, mode, size }) =>
      /(?:^|\/)\.gitattributes$/u.test(path) && mode !== 0o120000 && size !== null && size < LARGEST_ATTRIBUTES,
  );
  const objects = await readObjects(
    view,
    files.map(({ oid }) => oid),
    signal,
  );
  return parseAttributes(
    files.map(({ path }, i) => ({ path: pathText(path), text: objects[i]?.body.toString('utf8') ?? '' })),
  );
}
