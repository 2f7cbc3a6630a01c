import { describe, expect, it } from 'vitest';
import type { IdentityProposal, Person } from '../../../contract/index.ts';
import { clustersOf, placed } from './clusters.ts';

const person = (id: number): Person => ({ id, name: `P${id}`, kind: 'person', identities: [] });
const proposal = (a: number, b: number, more: Partial<IdentityProposal> = {}): IdentityProposal => ({
  id: `${a}-${b}`,
  people: [person(a), person(b)],
  reason: 'same name',
  confidence: 'high',
  ...more,
});
const idsOf = (proposals: IdentityProposal[]) =>
  clustersOf(proposals).map((cluster) => cluster.people.map((p) => p.id));

it('keeps apart what shares nobody', () => {
  expect(idsOf([proposal(1, 2), proposal(3, 4)])).toEqual([
    [1, 2],
    [3, 4],
  ]);
});

it('joins proposals that share a person, also when the link comes last', () => {
  expect(idsOf([proposal(1, 2), proposal(3, 4), proposal(5, 6), proposal(2, 3)])).toEqual(
    [
      [1, 2, 3, 4],
      [5, 6],
    ].map((ids) => expect.arrayContaining(ids)),
  );
  expect(idsOf([proposal(1, 2), proposal(3, 4), proposal(2, 3)])[0]).toHaveLength(4);
});

it('is as sure as its least sure part, and says every reason once', () => {
  const [cluster] = clustersOf([
    proposal(1, 2),
    proposal(2, 3, { confidence: 'medium', reason: 'same local part' }),
    proposal(1, 3),
  ]);
  expect(cluster).toMatchObject({ confidence: 'medium', reasons: ['same name', 'same local part'] });
  expect(cluster?.pairs).toEqual([
    [1, 2],
    [2, 3],
    [1, 3],
  ]);
});

describe('what was decided stays where it stood', () => {
  const [first, second, third] = clustersOf([proposal(1, 2), proposal(3, 4), proposal(5, 6)]);
  const people = (...given: Parameters<typeof placed>) =>
    placed(...given).map((cluster) => cluster.people.map(({ id }) => id).join());

  it('when it waits no more, and when it waits again', () => {
    const held = [{ cluster: second!, place: 1, underWay: false }];
    expect(people([first!, third!], held)).toEqual(['1,2', '3,4', '5,6']);
    expect(people([first!, second!, third!], held)).toEqual(['1,2', '3,4', '5,6']);
    expect(people([third!], [...held, { cluster: first!, place: 0, underWay: false }])).toEqual(['1,2', '3,4', '5,6']);
  });

  it('and what is left of its people comes once it is decided', () => {
    const [three] = clustersOf([proposal(1, 2), proposal(2, 3)]);
    const rest = clustersOf([proposal(1, 3), proposal(5, 6)]);
    expect(people(rest, [{ cluster: three!, place: 0, underWay: true }])).toEqual(['1,2,3', '5,6']);
    expect(people(rest, [{ cluster: three!, place: 0, underWay: false }])).toEqual(['1,2,3', '1,3', '5,6']);
  });
});
