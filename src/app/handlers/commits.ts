import { showCommit } from '../../git/index.ts';
import type { Handlers } from '../../http/index.ts';
import { commitDetail } from '../../metrics/index.ts';
import type { Parts } from '../parts.ts';

/** One commit: what the store knows of it, with the rest of its message from the repository. */
export function commitHandlers({ config, store }: Parts): Pick<Handlers, 'getCommit'> {
  return {
    async getCommit({ params }) {
      const { gitDir, authoredAt, committedAt, landedAt, ...commit } = await commitDetail(
        store.db,
        params,
        config.defaults,
      );
      return {
        ...commit,
        authoredAt: authoredAt.toISOString(),
        committedAt: committedAt.toISOString(),
        landedAt: landedAt?.toISOString() ?? null,
        body: await bodyOf(gitDir, commit.sha),
      };
    },
  };
}

/** What follows the subject; empty where the repository is gone or has lost the commit: the rest is still worth seeing. */
async function bodyOf(gitDir: string, sha: string): Promise<string> {
  const shown = await showCommit({ gitDir, sha }).catch(() => null);
  return shown?.message.replace(/^[^\n]*(\n[^\n]+)*\n*/, '').trimEnd() ?? '';
}
