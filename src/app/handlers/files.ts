import type { Handlers } from '../../http/index.ts';
import { findFiles } from '../../store/index.ts';
import type { Parts } from '../parts.ts';
import { pageOf } from './page.ts';

/** Files by their path, for whoever knows a part of it. */
export function fileHandlers({ store }: Parts): Pick<Handlers, 'findFiles'> {
  return {
    async findFiles({ query }) {
      return { items: await findFiles(store.db, { q: query.q, limit: pageOf(query).limit }) };
    },
  };
}
