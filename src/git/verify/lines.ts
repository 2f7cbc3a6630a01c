import { WheelhouseError } from '../../core/index.ts';
import { findFile, readTipState } from './tip-state.ts';

/** Lines in a row that one commit wrote. */
export interface LineRun {
  commit: string;
  lines: number;
}

/** The ledger's attribution of a file at the tip of the default branch, in order of the file. Throws `file.not-found`. */
export async function linesOf({
  cacheDir,
  path,
}: {
  gitDir?: string;
  cacheDir: string;
  path: string;
}): Promise<LineRun[]> {
  const state = await readTipState(cacheDir);
  const { runs } = findFile(state, path);
  if (runs === null) {
    throw new WheelhouseError(
      'file.not-found',
      `${path} has no lines that are known: it is binary, a submodule, or its content is missing from this clone.`,
      {
        help: 'Choose a text file, or fetch the missing objects into the repository.',
      },
    );
  }
  return Array.from({ length: runs.length / 2 }, (_, i) => ({
    commit: state.order.shas[runs[2 * i]!]!,
    lines: runs[2 * i + 1]!,
  }));
}
