import { expect, it } from 'vitest';
import { parseCommitObject } from './commit-object.ts';
import { agentOfCommit, coAuthorsOf } from './trailers.ts';

const PEOPLE = 'author Ann <ann@x.test> 1700000000 +0530\ncommitter Ben <ben@x.test> 1700000001 -0100\n';
const commit = (message: string, people = PEOPLE) =>
  parseCommitObject(Buffer.from(`tree ${'0'.repeat(40)}\n${people}\n${message}`));
const coAuthors = (trailer: string) => coAuthorsOf(`Subject\n\n${trailer}`, commit('').author);
const agent = (trailer: string) => agentOfCommit(commit(`Subject\n\n${trailer}`), []);

it('reads who and when, and the first paragraph as one line', () => {
  expect(commit(' \n\n  One \n two\r\n three\n \t\nRest')).toMatchObject({
    author: { name: 'Ann', email: 'ann@x.test', at: 1_700_000_000, offset: 330 },
    committer: { name: 'Ben', at: 1_700_000_001, offset: -60 },
    subject: 'One two three',
  });
});

it('reads damaged people as far as they go', () => {
  const damaged = (line: string) => commit('', `author ${line}\n`).author;
  expect(damaged('Ann 1700000000 +0100')).toMatchObject({ name: 'Ann', email: '', at: 1_700_000_000, offset: 60 });
  expect(damaged(`${'Ann '.repeat(50)}1700000000`)).toMatchObject({
    name: 'Ann '.repeat(50).trim(),
    at: 1_700_000_000,
  });
  expect(damaged('Ann <ann@x.test>')).toMatchObject({ name: 'Ann', email: 'ann@x.test', at: 0 });
});

it('reads co-authors that have an address', () => {
  expect(coAuthors('co-authored-by:  Cem  <cem@x.test> \r\nCo-Authored-By: <d@x.test>')).toEqual([
    { name: 'Cem', email: 'cem@x.test' },
    { name: '', email: 'd@x.test' },
  ]);
  for (const none of ['Co-authored-by: Cem', 'Co-authored-by: Cem <a<b>>', 'Co-authored-by: Cem <c@x.test> (he)'])
    expect(coAuthors(none)).toEqual([]);
});

it('reads agents with an address or without', () => {
  const known = agent('Generated-by: Claude <noreply@anthropic.com>');
  expect(known).not.toBeNull();
  expect(agent('Assisted-by: Claude Code ')).toBe(known);
  expect(agent('Assisted-by: Cem <cem@x.test>')).toBeNull();
});

it('cuts what nobody would read', () => {
  expect(commit(`${'\u{1f600}'.repeat(600)}\n`).subject).toBe(`${'\u{1f600}'.repeat(499)}…`);
  expect(commit('', `author ${'x'.repeat(500)} <a@x.test> 1 +0000\n`).author.name).toBe(`${'x'.repeat(299)}…`);
});

it('no message takes for ever', () => {
  const space = ' '.repeat(400_000);
  for (const message of [
    space,
    `a${space}b`,
    `Co-authored-by:${space}<`,
    `Assisted-by:${space}<`,
    '\n \r'.repeat(100_000),
  ])
    expect(() => agentOfCommit(commit(message), coAuthorsOf(message, commit('').author))).not.toThrow();
  expect(() => commit('', `author ${'1'.repeat(400_000)}x\n`)).not.toThrow();
});
