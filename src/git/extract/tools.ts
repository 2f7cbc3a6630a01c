import { createObjectServer, type ObjectServer } from '../process/object-server.ts';
import type { View } from '../process/view.ts';
import { PATCH_OPTIONS, RENAME_OPTIONS } from './diff-options.ts';
import { createDiffServer, type DiffServer } from './diff-server.ts';
import type { BlobPresence } from './presence.ts';

/** The git processes of one worker, started when first needed, and what it knows of the repository. */
export interface ExtractTools {
  view: View;
  presence: BlobPresence;
  /** Commits that blame is to look through. */
  ignored: ReadonlySet<string>;
  /** Patches of commits against their parent, with renames. */
  patches: DiffServer;
  /** Names only, without renames; combined for merges. */
  names: DiffServer;
  /** Patches between trees of our own, see tree-pairs.ts. */
  pairs: DiffServer;
  /** Contents of blobs, for the search of renames. */
  blobs: ObjectServer;
  signal?: AbortSignal;
  /** As `DiffServer.close`, for all of them. */
  close(): Promise<void>;
  stop(): void;
}

export interface ToolOptions {
  view: View;
  presence: BlobPresence;
  ignored?: ReadonlySet<string>;
  /** What the tools are for: the process that does most keeps most in memory. */
  role: 'patches' | 'pairs';
  /** Bytes of unpacked objects that the busiest process keeps at most. */
  objectCache?: number;
  signal?: AbortSignal;
}

const MB = 1 << 20;
/**
 * Measured on a long history: with half of this, patches cost a seventh more time, and pairs, which are sorted by file, a fifth;
 * more gains nothing.
 */
const OBJECT_CACHES = { patches: 144 * MB, pairs: 72 * MB };
const SMALL_CACHE = 32 * MB;
/** Packs are read through small windows: a pack mapped whole counts as memory of every process that maps it. */
const PACK_WINDOWS = ['core.packedGitWindowSize=4m', 'core.packedGitLimit=64m'];

export function createTools({
  view,
  presence,
  ignored = new Set(),
  role,
  objectCache = OBJECT_CACHES.patches,
  signal,
}: ToolOptions): ExtractTools {
  const settings = (busy: boolean): string[] => [
    ...PACK_WINDOWS,
    `core.deltaBaseCacheLimit=${Math.round(Math.min(objectCache, busy ? OBJECT_CACHES[role] : SMALL_CACHE))}`,
  ];
  const server = (busy: boolean, ...args: readonly string[]): DiffServer =>
    createDiffServer({ view, arguments: args, settings: settings(busy), signal });
  const tools = {
    patches: server(role === 'patches', ...RENAME_OPTIONS, ...PATCH_OPTIONS),
    names: server(false, '--no-renames', '-c'),
    pairs: server(role === 'pairs', '--no-renames', ...PATCH_OPTIONS),
    blobs: createObjectServer(view, { settings: settings(false), signal }),
  };
  return {
    view,
    presence,
    ignored,
    signal,
    ...tools,
    close: async () => void (await Promise.all([tools.patches, tools.names, tools.pairs].map((tool) => tool.close()))),
    stop: () => Object.values(tools).forEach((tool) => tool.stop()),
  };
}
