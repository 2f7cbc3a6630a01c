import { createObjectServer, type ObjectServer } from '../process/object-server.ts';
import type { View } from '../process/view.ts';
import { PATCH_OPTIONS, RENAME_OPTIONS } from './diff-options.ts';
import { createDiffServer, type DiffServer } from './diff-server.ts';
import type { BlobPresence } from './presence.ts';

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
  /** Contents of blobs, for the search of renames. */
  blobs: ObjectServer;
  signal?: AbortSignal;
  stop(): void;
}

export interface ToolOptions {
  view: View;
  presence: BlobPresence;
  /** Bytes of unpacked objects that the busiest git process of a worker keeps; the others keep less. */
  objectCache?: number;
  signal?: AbortSignal;
}

const MB = 1 << 20;
const OBJECT_CACHE = 96 * MB;
/** Packs are read through small windows: a pack mapped whole counts as memory of every process that maps it. */
const PACK_WINDOWS = ['core.packedGitWindowSize=4m', 'core.packedGitLimit=64m'];

export function createTools({ view, presence, objectCache = OBJECT_CACHE, signal }: ToolOptions): ExtractTools {
  const settings = (cache: number): string[] => [...PACK_WINDOWS, `core.deltaBaseCacheLimit=${Math.round(cache)}`];
  const server = (cache: number, ...args: readonly string[]): DiffServer => createDiffServer({ view, arguments: args, settings: settings(cache), signal });
  const tools = {
    patches: server(objectCache, ...RENAME_OPTIONS, ...PATCH_OPTIONS),
    names: server(objectCache / 3, '--no-renames', '-c'),
    pairs: server(objectCache / 2, '--no-renames', ...PATCH_OPTIONS),
    blobs: createObjectServer(view, { settings: settings(objectCache / 6), signal }),
  };
  return { view, presence, signal, ...tools, stop: () => Object.values(tools).forEach((tool) => tool.stop()) };
}
