import { runGit } from '../process/run.ts';
import { inView, type View } from '../process/view.ts';

/** What `git blame` says of a file's lines: commit and path of origin by line. */
export interface BlamedLine {
  commit: string;
  path: string;
}

/** True when git can be asked about a path: an argument reaches it as UTF-8, so that other bytes can't be named on its command line. */
export function canBlame(path: string): boolean {
  const bytes = Buffer.from(path, 'latin1');
  return Buffer.from(bytes.toString('utf8'), 'utf8').equals(bytes);
}

/** Runs `git blame` on a file as it is at a commit; `path` is bytes, one char each, and can be blamed. */
export async function blameFile(
  view: View,
  { commit, path, ignored, signal }: { commit: string; path: string; ignored: readonly string[]; signal?: AbortSignal },
): Promise<BlamedLine[]> {
  const text = Buffer.from(path, 'latin1').toString('utf8');
  const out = await runGit(
    ['blame', '--incremental', ...ignored.flatMap((sha) => ['--ignore-rev', sha]), commit, '--', text],
    inView(view, { signal }),
  );
  const lines: BlamedLine[] = [];
  let entry: { commit: string; start: number; count: number } | null = null;
  for (const line of out.toString('latin1').split('\n')) {
    if (entry === null) {
      const [sha = '', , start = '', count = ''] = line.split(' ');
      if (sha !== '') entry = { commit: sha, start: Number(start), count: Number(count) };
    } else if (line.startsWith('filename ')) {
      for (let i = 0; i < entry.count; i++)
        lines[entry.start - 1 + i] = { commit: entry.commit, path: line.slice('filename '.length) };
      entry = null;
    }
  }
  return lines;
}
