import type { View } from '../process/view.ts';
import { PATCH_OPTIONS, RENAME_OPTIONS } from './diff-options.ts';
import { createDiffServer, type DiffServer } from './diff-server.ts';
import type { BlobPresence } from './presence.ts';
import { createTreeWriter, type TreeWriter } from './tree-writer.ts';

/** The git processes of one worker, started when first needed, and what it knows of the repository. */
export interface ExtractTools {
  view: View;
  presence: BlobPresence;
  /** Patches of commits against their parent, with renames. */
  patches: DiffServer;
  /** Names only, without renames; combined for merges. */
  names: DiffServer;
  /** Patches between trees of our own, see tree-pairs.ts. */
  pairs: DiffServer;
  trees: TreeWriter;
  signal?: AbortSignal;
  stop(): void;
}

export interface ToolOptions {
  view: View;
  presence: BlobPresence;
  /** Bytes of unpacked objects that each git process keeps. */
  objectCache?: number;
  signal?: AbortSignal;
}

export function createTools({ view, presence, objectCache, signal }: ToolOptions): ExtractTools {
  const server = (...args: readonly string[]): DiffServer => createDiffServer({ view, arguments: args, objectCache, signal });
  const tools = {
    patches: server(...RENAME_OPTIONS, ...PATCH_OPTIONS),
    names: server('--no-renames', '-c'),
    pairs: server('--no-renames', ...PATCH_OPTIONS),
    trees: createTreeWriter(view, signal),
  };
  return { view, presence, signal, ...tools, stop: () => Object.values(tools).forEach((tool) => tool.stop()) };
}
