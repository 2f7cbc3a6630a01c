import { runGit } from '../process/run.ts';
import { inView } from '../process/view.ts';
import { KIND, LINE_MAP, type FileRecord } from '../model/records.ts';
import { STATUS } from '../model/status.ts';
import type { ExtractTools } from './tools.ts';

/**
 * For a commit that blame is to look through (`.git-blame-ignore-revs`): which line of the parent each of its lines stands
 * for. git guesses that from the lines' content, so git is asked, one file at a time; such commits are few.
 */
export async function mapIgnoredCommit(
  tools: ExtractTools,
  commit: string,
  files: readonly FileRecord[],
): Promise<void> {
  for (const file of files) {
    if (file.kind !== KIND.text || (file.status !== STATUS.modified && file.status !== STATUS.renamed)) continue;
    const path = Buffer.from(file.path, 'latin1');
    // an argument reaches git as UTF-8, so that a path in other bytes can't be asked for
    if (!Buffer.from(path.toString('utf8')).equals(path)) continue;
    const out = await runGit(
      ['blame', '--incremental', '--ignore-rev', commit, `${commit}^..${commit}`, '--', path.toString('utf8')],
      inView(tools.view, { signal: tools.signal }),
    );
    file.sources.push({ parent: LINE_MAP, path: file.oldPath, hunks: lineMap(out.toString('latin1'), commit) });
  }
}

/** Triples (first line in the parent or −1, lines, 0) in order of the file. */
function lineMap(blame: string, commit: string): number[] {
  const entries: { at: number; from: number; count: number }[] = [];
  for (const match of blame.matchAll(/^([0-9a-f]{40,64}) (\d+) (\d+) (\d+)$/gmu)) {
    entries.push({
      at: Number(match[3]),
      from: match[1] === commit ? -1 : Number(match[2]) - 1,
      count: Number(match[4]),
    });
  }
  return entries.sort((a, b) => a.at - b.at).flatMap(({ from, count }) => [from, count, 0]);
}

/** Shas of a list of revisions to ignore: one a line, after which and between which there may be comments. */
export function parseIgnoredRevisions(text: string): Set<string> {
  return new Set(
    text
      .split('\n')
      .map((line) => line.replace(/#.*$/u, '').trim())
      .filter((line) => /^[0-9a-f]{40,64}$/u.test(line)),
  );
}
