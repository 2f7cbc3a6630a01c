import { showCommit } from '../../git/index.ts';
import type { Handlers } from '../../http/index.ts';
import { commitDetail } from '../../store/index.ts';
import type { Parts } from '../create-app.ts';

/** One commit: what the store knows of it, with the rest of its message from the repository. */
export function commitHandlers({ config, store }: Parts): Pick<Handlers, 'getCommit'> {
  return {
    async getCommit({ params }) {
      const { gitDir, authoredAt, committedAt, landedAt, ...commit } = await commitDetail(store.db, params, config.defaults);
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
