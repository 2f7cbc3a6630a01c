import { idsOf, type IdentityProposal, type Person } from '../../contract/index.ts';
import { groupsOf } from '../../core/index.ts';
import type { Handlers } from '../../http/index.ts';
import { identitiesByPerson, identitiesSeenIn, listPeople } from '../../store/index.ts';
import type { Parts } from '../parts.ts';
import { nextCursor, pageOf } from './page.ts';

type IdentityHandlers = Pick<
  Handlers,
  | 'listPeople'
  | 'listProposals'
  | 'acceptProposal'
  | 'rejectProposal'
  | 'splitIdentity'
  | 'setPersonKind'
  | 'listDecisions'
  | 'undoDecision'
>;

const done = { ok: true } as const;

/** Who is who, and what people decided about it. */
export function identityHandlers({ store }: Parts): IdentityHandlers {
  const { identities, repositories, db } = store;

  return {
    async listPeople({ query }) {
      const page = pageOf(query);
      const { people, total } = await listPeople(db, { q: query.q, kind: query.kind, ...page });
      return { items: people, total, nextCursor: nextCursor(page, total) };
    },

    async listProposals({ query: { repo, limit } }) {
      const ids = idsOf(repo);
      for (const id of ids ?? []) await repositories.get(id);
      const all = await identities.proposals();
      const seen = ids && (await identitiesSeenIn(db, ids));
      const asked = seen
        ? all.filter(({ people }) => people.some((person) => person.identities.some(({ id }) => seen.has(id))))
        : all;
      const proposals = asked.slice(0, limit);
      const groups = groupsOf(all.map(({ people }) => people.map(({ id }) => id)));
      const chosen = new Set(asked);
      const known = await identitiesByPerson(
        db,
        proposals.flatMap(({ people }) => people.map(({ id }) => id)),
      );
      const present = ({ id, name, kind }: Pick<Person, 'id' | 'name' | 'kind'>): Person => ({
        id,
        name,
        kind,
        identities: known.get(id) ?? [],
      });
      return {
        items: proposals.map(({ people, ...proposal }): IdentityProposal => ({
          ...proposal,
          people: people.map(present),
        })),
        total: asked.length,
        groups: new Set(groups.filter((_, at) => chosen.has(all[at]!))).size,
      };
    },

    async acceptProposal({ body }) {
      return { ...done, decision: await identities.merge(body.people) };
    },
    async rejectProposal({ body: { people } }) {
      return { ...done, decision: await identities.reject([people[0] ?? 0, people[1] ?? 0]) };
    },
    async splitIdentity({ body }) {
      await identities.split(body.person, body.identities);
      return done;
    },
    async setPersonKind({ body }) {
      await identities.setKind(body.person, body.kind);
      return done;
    },
    async listDecisions() {
      const decisions = await identities.decisions();
      return {
        items: decisions.map(({ decidedAt, ...decision }) => ({ ...decision, decidedAt: decidedAt.toISOString() })),
      };
    },
    async undoDecision({ params }) {
      await identities.undo(params.id);
      return done;
    },
  };
}
