import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressKeys, personalLocalPart } from './address.ts';
import { assignPeople, proposeMerges, type Decision, type SeenIdentity } from './index.ts';
import { similarNames } from './names.ts';

/** 'Ana <ana@corp.io>', or 'Ana <ana@corp.io> => Ana Lee <ana.lee@corp.io>' where the `.mailmap` says so. */
function seen(...texts: string[]): SeenIdentity[] {
  return texts.map((text, i) => {
    const [raw, mapped] = text.split(' => ');
    const parse = (who: string) => ({ name: who.replace(/ ?<.*$/u, ''), email: /<(.*)>/u.exec(who)![1]! });
    return { id: i + 1, ...parse(raw!), mapped: [{ repo: 1, ...parse(mapped ?? raw!) }] };
  });
}

const groups = (identities: SeenIdentity[], decisions: Decision[] = []) =>
  assignPeople(identities, { decisions }).map((person) => person.identities.map((one) => one.id));
const name = (identity: SeenIdentity) => ({ name: identity.name, email: identity.email });

describe('certain matches', () => {
  it('the same address is one person, whatever the name', () => {
    expect(groups(seen('Ana <ana@corp.io>', 'Ana Lee <ana@corp.io>', 'Ana <ana@home.io>'))).toEqual([[1, 2], [3]]);
  });

  it('a noreply address of a forge stands for the account, also after a change of login', () => {
    expect(
      groups(
        seen(
          'Ana <12+ana@users.noreply.github.com>',
          'ana <ana@users.noreply.github.com>',
          'Ana <12+ana-lee@users.noreply.github.com>',
          'Ana <34-ana@users.noreply.gitlab.com>',
          'Ana <ana@users.noreply.gitlab.com>',
          'Bo <bo@users.noreply.github.com>',
        ),
      ),
    ).toEqual([[1, 2, 3], [4, 5], [6]]);
  });

  it.each([
    '',
    'root@localhost',
    'ana',
    'you@example.com',
    '(no author)@13f79535-47bb',
    'noreply@corp.io',
    'none@none',
  ])('the address “%s” merges nobody', (address) => {
    expect(groups(seen(`Ana <${address}>`, `Bo <${address}>`))).toEqual([[1], [2]]);
  });

  it('a .mailmap joins addresses, and tells apart people behind one', () => {
    expect(groups(seen('ana <ana@old.io> => Ana Lee <ana@corp.io>', 'Ana Lee <ana@corp.io>'))).toEqual([[1, 2]]);
    expect(
      groups(
        seen('Ana <shared@corp.io> => Ana <ana@corp.io>', 'Bo <shared@corp.io> => Bo <bo@corp.io>', 'Bo <bo@corp.io>'),
      ),
    ).toEqual([[1], [2, 3]]);
    expect(groups(seen('Ana <ana@corp.io>', 'Bo <ana@corp.io> => Bo <bo@corp.io>', 'Bo <bo@corp.io>'))).toEqual([
      [1],
      [2, 3],
    ]);
  });

  it('agents and bots have one account each', () => {
    const people = assignPeople(
      seen(
        'Claude <noreply@anthropic.com>',
        'Claude Opus 4 <noreply@anthropic.com>',
        'dependabot[bot] <support@github.com>',
        'dependabot[bot] <49+dependabot[bot]@users.noreply.github.com>',
        'Ana Lee (aider) <ana@corp.io>',
      ),
      { decisions: [] },
    );
    expect(people.map((person) => [person.kind, person.identities.length])).toEqual([
      ['agent', 2],
      ['bot', 2],
      ['person', 1],
    ]);
  });
});

describe('who a person is called', () => {
  it.each([
    [['ana <ana@corp.io>', 'Ana Lee <ana@corp.io>'], 'Ana Lee', 'ana@corp.io'],
    [['al <al@old.io> => Ana Lee <ana@corp.io>'], 'Ana Lee', 'ana@corp.io'],
    [[' <ana@corp.io>'], 'ana', 'ana@corp.io'],
    [[' <>'], 'unknown', ''],
    [
      ['ana <1+ana@users.noreply.github.com>', 'ana <ana@users.noreply.github.com>'],
      'ana',
      '1+ana@users.noreply.github.com',
    ],
  ])('%j is %s <%s>', (texts, title, email) => {
    expect(assignPeople(seen(...texts), { decisions: [] })[0]).toMatchObject({ name: title, email });
  });
});

describe('decisions', () => {
  const three = seen('Ana <ana@corp.io>', 'Ana L <ana@corp.io>', 'A. Lee <alee@home.io>');

  it('merge, split, and back when they are taken away', () => {
    const merge: Decision = { action: 'merge', groups: [[name(three[0]!)], [name(three[2]!)]] };
    const split: Decision = { action: 'split', identities: [name(three[1]!)] };
    expect(groups(three)).toEqual([[1, 2], [3]]);
    expect(groups(three, [merge])).toEqual([[1, 2, 3]]);
    expect(groups(three, [merge, split])).toEqual([[1, 3], [2]]);
    expect(groups(three, [split])).toEqual([[1], [2], [3]]);
  });

  it('a decision about identities that are not there does nothing', () => {
    const gone = { name: 'Gone', email: 'gone@corp.io' };
    expect(
      groups(three, [
        { action: 'merge', groups: [[gone], [name(three[0]!)]] },
        { action: 'split', identities: [gone] },
      ]),
    ).toEqual([[1, 2], [3]]);
  });

  it('the kind follows the person', () => {
    const people = assignPeople(three, { decisions: [{ action: 'kind', identities: [name(three[1]!)], kind: 'bot' }] });
    expect(people.map((person) => person.kind)).toEqual(['bot', 'person']);
  });
});

describe('proposals', () => {
  const proposed = (identities: SeenIdentity[], decisions: Decision[] = []) =>
    proposeMerges(assignPeople(identities, { decisions }), decisions).map(({ id, confidence }) => [id, confidence]);

  it('the same full name with another address', () => {
    expect(
      proposed(
        seen(
          'Ana Lee <ana@corp.io>',
          'Lee, Ana <al@home.io>',
          'Ana <x@y.io>',
          'Ana <z@y.io>',
          'Jörg Möller <j@a.io>',
          'Jorg Moller <m@b.io>',
        ),
      ),
    ).toEqual([
      ['1-2', 'high'],
      ['5-6', 'high'],
    ]);
  });

  it('the same personal local part with a name alike', () => {
    expect(
      proposed(
        seen(
          'John Smith <jsmith@corp.io>',
          'jsmith <jsmith@home.io>',
          'Jane Smith <jsmith@uni.edu>',
          'Mo Info <info@corp.io>',
          'Mo Info-Desk <info@home.io>',
        ),
      ),
    ).toEqual([
      ['1-2', 'medium'],
      ['2-3', 'medium'],
    ]);
  });

  it('is not made again once rejected, nor for bots', () => {
    const two = seen('Ana Lee <ana@corp.io>', 'Ana Lee <al@home.io>');
    expect(proposed(two, [{ action: 'reject', groups: [[name(two[0]!)], [name(two[1]!)]] }])).toEqual([]);
    expect(proposed(seen('Release Bot <a@corp.io>', 'Release Bot <b@corp.io>'))).toEqual([]);
  });
});

it('tells names that are alike from names that are not', () => {
  expect(similarNames('Ana Maria Lee', 'Ana Lee')).toBe(true);
  expect(similarNames('alee', 'Ana Lee')).toBe(true);
  expect(similarNames('Katherine Johnson', 'Katharine Johnson')).toBe(true);
  expect(similarNames('Ana Lee', 'Bo Lee')).toBe(false);
  expect(similarNames('', 'Bo Lee')).toBe(false);
});

it('knows what of an address is personal', () => {
  expect(personalLocalPart('ana.lee+git@corp.io')).toBe('ana.lee');
  expect(personalLocalPart('12+alee@users.noreply.github.com')).toBe('alee');
  expect(personalLocalPart('info@corp.io')).toBeNull();
  expect(addressKeys('12+ana@users.noreply.git.corp.io')).toEqual([
    'login ana at git.corp.io',
    'account 12 at git.corp.io',
  ]);
});

const identity = fc.record({
  name: fc.constantFrom('Ana', 'Ana Lee', 'Bo', 'ci[bot]', ''),
  email: fc.constantFrom(
    'ana@corp.io',
    'bo@corp.io',
    '',
    '1+ana@users.noreply.github.com',
    'ana@users.noreply.github.com',
    '1+bo@users.noreply.github.com',
    'root@localhost',
  ),
});
const worlds = fc
  .uniqueArray(identity, { selector: (one) => `${one.name}\n${one.email}`, maxLength: 12 })
  .map((list) => list.map((one, i) => ({ id: i + 1, ...one, mapped: [] as never[] })));

it('law: everybody is somebody, once, whatever the order', () => {
  fc.assert(
    fc.property(worlds, (identities) => {
      const people = assignPeople(identities, { decisions: [] });
      expect(people.flatMap((person) => person.identities.map((one) => one.id)).toSorted((a, b) => a - b)).toEqual(
        identities.map((one) => one.id),
      );
      expect(assignPeople(identities.toReversed(), { decisions: [] })).toEqual(people);
      people.forEach((person) => expect(person.id).toBe(Math.min(...person.identities.map((one) => one.id))));
    }),
  );
});
