import type { FileFact } from '../../core/index.ts';
import type { WriteTransaction } from '../engine/engine.ts';
import { refuseGap } from './position.ts';

/** Adds paths that are new; gives how many the store has then. Paths that are there already are left as they are. */
export async function storeFiles(
  { append }: WriteTransaction,
  repoId: number,
  known: { files: FileFact[]; stored: number },
): Promise<number> {
  const fresh = known.files.filter((file) => file.id >= known.stored).sort((a, b) => a.id - b.id);
  fresh.forEach((file, i) => refuseGap('Paths', known.stored + i, file.id));
  await append('file', {
    repo_id: { fill: repoId },
    id: fresh.map((file) => file.id),
    path: fresh.map((file) => file.path),
    directory: fresh.map((file) => directoryOf(file.path)),
    language: fresh.map((file) => file.language),
    generated: fresh.map((file) => file.generated),
    vendored: fresh.map((file) => file.vendored),
    left_out_by: fresh.map((file) => file.leftOutBy),
    documentation: fresh.map((file) => file.documentation),
    alive: { fill: false },
    lines: { fill: null },
    bytes: { fill: null },
  });
  return known.stored + fresh.length;
}

function directoryOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
