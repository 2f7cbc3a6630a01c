import { startGit, GitFailure } from '../process/run.ts';
import { emptyTree, inView, type View } from '../process/view.ts';

export interface TreeEntry {
  mode: number;
  oid: string;
  /** Bytes, one char each; no slash. */
  name: string;
}

/** A `git mktree --batch` that writes small trees into the view; their blobs need not exist. */
export interface TreeWriter {
  /** Ids of the trees, in order; an empty list is the empty tree. */
  write(trees: readonly (readonly TreeEntry[])[]): Promise<string[]>;
  stop(): void;
}

export function createTreeWriter(view: View, signal?: AbortSignal): TreeWriter {
  let git: ReturnType<typeof startGit> | null = null;
  let wanted = 0;
  let ids: string[] = [];
  let rest = '';
  let settle: { resolve(ids: string[]): void; reject(error: unknown): void } | null = null;

  const start = (): ReturnType<typeof startGit> => {
    const started = startGit(['mktree', '--batch', '--missing', '-z'], inView(view, { signal, input: 'open' }));
    started.stdout.setEncoding('latin1').on('data', (text: string) => {
      const lines = (rest + text).split('\n');
      rest = lines.pop()!;
      ids.push(...lines);
      if (ids.length >= wanted) settle?.resolve(ids);
    });
    started.finished.then(() => settle?.reject(new GitFailure(['mktree'], 0, 'ended early')), (error: unknown) => settle?.reject(error));
    return started;
  };

  return {
    async write(trees) {
      const filled = trees.filter((tree) => tree.length > 0);
      if (filled.length > 0) {
        git ??= start();
        ids = [];
        wanted = filled.length;
        const written = new Promise<string[]>((resolve, reject) => {
          settle = { resolve, reject };
        });
        void git.send(filled.map((tree) => `${tree.map(entryLine).join('')}\0`));
        await written;
      }
      let next = 0;
      return trees.map((tree) => (tree.length > 0 ? ids[next++]! : emptyTree(view.objectFormat)));
    },
    stop() {
      git?.kill();
      git = null;
    },
  };
}

function entryLine({ mode, oid, name }: TreeEntry): string {
  return `${mode.toString(8).padStart(6, '0')} ${mode === 0o40000 ? 'tree' : 'blob'} ${oid}\t${name}\0`;
}
