import { createHash } from 'node:crypto';
import type { FactSink, FileFact, MiningPosition } from '../../core/index.ts';
import type { Cache } from '../cache/cache.ts';
import type { CacheMeta } from '../cache/meta.ts';
import { readObjects } from '../commits/object-batch.ts';
import { describePath, parseAttributes, type AttributeLookup } from '../languages/index.ts';
import type { View } from '../process/view.ts';
import type { Lives } from '../replay/lives.ts';
import { describeTip } from '../replay/tip.ts';
import { DESCRIPTIONS, type Survey } from '../repository/survey.ts';
import type { FileTree } from '../model/file-tree.ts';
import { pathText } from '../model/quote.ts';
import { listTree, type TreeFile } from './tree-listing.ts';

export interface TipEmission {
  view: View;
  survey: Survey;
  cache: Cache;
  sink: FactSink;
  position: MiningPosition;
  tree: FileTree;
  lives: Lives;
  signal?: AbortSignal;
}

/**
 * Gives the sink the files of the tip with their lines by origin, and what `.gitattributes` says of them; where it or our rules
 * say something else than the last time, of every path there ever was.
 */
export async function emitTip({
  view,
  survey,
  cache,
  sink,
  position,
  tree,
  lives,
  signal,
}: TipEmission): Promise<Required<Pick<CacheMeta, 'described'>>> {
  const { paths } = cache.paths;
  const listing = await listTree(view, survey.tip, signal);
  const files = listing.filter(isAttributes);
  const attributes = await readAttributes(view, files, signal);
  const by = createHash('sha256')
    .update(JSON.stringify([DESCRIPTIONS, files.map(({ path, oid }) => [path, oid])]))
    .digest('hex');
  const before = cache.meta.described;
  const known = position.fingerprint !== null && before?.by === by ? before.paths : 0;
  const sizes = new Map<number, number>();
  const alive = new Set<number>();
  for (const { path, size } of listing) {
    const id = cache.paths.idOf(path);
    if (id === undefined) continue;
    alive.add(id);
    if (size !== null) sizes.set(id, Math.min(size, 0x7fffffff));
  }
  const news = [...paths.keys()].filter((id) => id >= known || alive.has(id));
  const flags = news.map((id): FileFact => {
    const path = pathText(paths[id]!);
    return { id, path, ...describePath(path, attributes) };
  });
  await sink.tip({ ...describeTip(tree, sizes, cache.order.shas.length), flags, lives: lives.places(tree) });
  return { described: { by, paths: paths.length } };
}

const LARGEST_ATTRIBUTES = 1 << 20;

function isAttributes({ path, mode, size }: TreeFile): boolean {
  return /(?:^|\/)\.gitattributes$/u.test(path) && mode !== 0o120000 && size !== null && size < LARGEST_ATTRIBUTES;
}

async function readAttributes(view: View, files: readonly TreeFile[], signal?: AbortSignal): Promise<AttributeLookup> {
  const objects = await readObjects(
    view,
    files.map(({ oid }) => oid),
    signal,
  );
  return parseAttributes(
    files.map(({ path }, i) => ({ path: pathText(path), text: objects[i]?.body.toString('utf8') ?? '' })),
  );
}
