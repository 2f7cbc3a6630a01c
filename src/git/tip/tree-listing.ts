import { runGit } from '../process/run.ts';
import { inView, type View } from '../process/view.ts';

export interface TreeFile {
  mode: number;
  type: string;
  oid: string;
  /** Bytes of the blob; null for what is not a blob or is missing. */
  size: number | null;
  /** Bytes of the path, one char each. */
  path: string;
}

/** Every file of a commit's tree. Sizes come from a separate question, since `ls-tree -l` stops at a missing blob. */
export async function listTree(view: View, commit: string, signal?: AbortSignal): Promise<TreeFile[]> {
  const out = await runGit(['ls-tree', '-r', '-z', '--full-tree', commit], inView(view, { signal }));
  const files: TreeFile[] = [];
  for (let at = 0; at < out.length;) {
    const tab = out.indexOf(9, at);
    const end = out.indexOf(0, tab);
    const [mode = '', type = '', oid = ''] = out.toString('latin1', at, tab).split(' ');
    files.push({ mode: parseInt(mode, 8), type, oid, size: null, path: out.toString('latin1', tab + 1, end) });
    at = end + 1;
  }
  const sizes = await blobSizes(
    view,
    files.filter(({ type }) => type === 'blob').map(({ oid }) => oid),
    signal,
  );
  for (const file of files) file.size = sizes.get(file.oid) ?? null;
  return files;
}

async function blobSizes(view: View, oids: readonly string[], signal?: AbortSignal): Promise<Map<string, number>> {
  const sizes = new Map<string, number>();
  if (oids.length === 0) return sizes;
  const out = await runGit(
    ['cat-file', '--batch-check=%(objectname) %(objectsize)', '--buffer'],
    inView(view, { input: oids.map((oid) => `${oid}\n`), signal }),
  );
  for (const line of out.toString('latin1').split('\n')) {
    const [oid = '', size = ''] = line.split(' ');
    if (/^\d+$/u.test(size)) sizes.set(oid, Number(size));
  }
  return sizes;
}
