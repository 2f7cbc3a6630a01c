import { WheelhouseError } from '../../core/index.ts';
import { listCheckpoints, readCheckpoint } from '../cache/checkpoint.ts';
import { openLedgerOrder } from '../cache/ledger-order.ts';
import { readMeta } from '../cache/meta.ts';
import { openOrder } from '../cache/order.ts';
import { openPaths, type PathBook } from '../cache/paths.ts';
import type { CommitOrder } from '../model/commit-order.ts';
import { getFile, type FileState, type FileTree } from '../model/file-tree.ts';
import { pathText } from '../model/quote.ts';

/** The ledger's own picture of the tip it last reached. */
export interface TipState {
  tip: string;
  /** Blob of the list of ignored revisions that the ledger respects. */
  ignoreRevs: string | null;
  order: CommitOrder;
  paths: PathBook;
  tree: FileTree;
}

export async function readTipState(cacheDir: string): Promise<TipState> {
  const meta = await readMeta(cacheDir);
  if (meta?.tip == null) throw notMined();
  const [order, ledger, paths, checkpoints] = await Promise.all([
    openOrder(cacheDir, meta.objectFormat),
    openLedgerOrder(cacheDir),
    openPaths(cacheDir),
    listCheckpoints(cacheDir),
  ]);
  const tree =
    checkpoints.at(-1) === ledger.ids.length
      ? (await readCheckpoint(cacheDir, ledger.ids.length))?.states.get(order.idOf.get(meta.tip) ?? -1)
      : undefined;
  if (tree === undefined) throw notMined();
  return { tip: meta.tip, ignoreRevs: meta.ignoreRevs, order, paths, tree };
}

/** State of a file given by its path as shown. Throws `file.not-found`. */
export function findFile({ paths, tree }: TipState, path: string): FileState {
  const bytes = Buffer.from(path, 'utf8').toString('latin1');
  const id = paths.idOf(bytes) ?? paths.paths.findIndex((known) => pathText(known) === path);
  const file = getFile(tree, id);
  if (id < 0 || file === undefined) {
    throw new WheelhouseError('file.not-found', `There is no file ${path} at the tip of the default branch.`, {
      help: 'Give the path from the root of the repository, as `git ls-files` prints it. If it is new, sync first.',
    });
  }
  return file;
}

function notMined(): WheelhouseError {
  return new WheelhouseError('facts.pending', 'The line ledger of this repository is not complete yet.', {
    help: 'Run `wheelhouse sync` on it first.',
  });
}
