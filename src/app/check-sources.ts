import { existsSync } from 'node:fs';
import { isUrl } from '../git/index.ts';
import type { Diagnosis, Store } from '../store/index.ts';

/** Are the repositories still where they were read from? A clone of a URL is ours, and made again by the next sync. */
export async function checkSources({ repositories }: Store): Promise<Diagnosis> {
  const all = await repositories.list();
  const gone = all.filter(({ source, git_dir }) => !isUrl(source) && !existsSync(git_dir));
  const [first] = gone;
  return {
    check: 'sources',
    title: 'Repositories are where they were read from',
    ok: !first,
    broken: gone.length,
    detail: first ? `${first.name} is no longer at ${first.source}` : 'in order',
    help: first ? 'Put it back, name where it is now, or forget it (`wheelhouse remove`).' : '',
  };
}
