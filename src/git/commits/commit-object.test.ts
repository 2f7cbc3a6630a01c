import { expect, it } from 'vitest';
import { parseCommitObject } from './commit-object.ts';
import { agentOfCommit, coAuthorsOf, revertedBy } from './trailers.ts';

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

const A = 'a1'.repeat(20);
const B = 'b2'.repeat(32);
const C = 'c3d4e5f';

it.each([
  [`Revert "x"\n\nThis reverts commit ${A}.`, [A]],
  [`This reverts commits ${A}, ${B}, and  ${C}. They broke the build.`, [A, B, C]],
  [`This reverts commit ${A} and commit ${C}`, [A, C]],
  [`This reverts commits ${A},\r\n${B}\r\nand ${C}.`, [A, B, C]],
  [`This reverts commits:\n * ${A}\n * ${C}\n\n * ${B}`, [A, C]],
  [`This reverts commits\n- ${A}.\n  - ${B}.\n- ${C}.\n`, [A, B, C]],
  [`* One\n\nThis reverts commit ${A}.\n\n* Two\n\n    This reverts commit ${C}, ${A}.`, [A, C]],
  [`Reapply "x"\n\nThis reverts commit ${A}, reversing\nchanges made to ${B}.`, [A]],
])('reads every commit that is said to be reverted: %j', (message, shas) => {
  expect(revertedBy(message)).toEqual(shas);
});

it.each([
  [`This reverts commit ${A} since commit ${B} fixed it, which reverted ${C}.`, [A]],
  [`This reverts commit ${A}.\n\n${B} was wrong, as was\n${C}`, [A]],
  [`This reverts commit ${A}\n\n${B} was wrong`, [A]],
  [`This reverts commit ${A}. ${B} stays.`, [A]],
  [`This reverts commits ${A}..${B}, or ${A}...${C}`, []],
  [`This reverts commits ${A}^..${B}`, []],
  [`This reverts commit ${C}, ${A}~2`, [C]],
  [`This reverts commits after ${A}.`, []],
  ['This reverts commit <hash>, feedbackend, abcdef, 1.2.3456789', []],
  [`This reverts commit ${B}0`, []],
  [`This reverts commits${A}`, []],
  [`Unlike ${A}, this reverts commit ${B}`, []],
])('takes no other commit for reverted: %j', (message, shas) => {
  expect(revertedBy(message)).toEqual(shas);
});

/** A number below `n`, the same ones in the same order in every run. */
function repeatable(seed: number): (n: number) => number {
  let state = seed;
  return (n) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
}

it('reads no more than the message names, each once, whatever is around it', () => {
  const below = repeatable(7);
  const pieces = [
    A,
    B,
    C,
    'This reverts commit',
    's',
    ' ',
    ', ',
    ' and ',
    '\n',
    '\r\n',
    '- ',
    '* ',
    '.',
    '..',
    '"',
    '>',
    'ß',
    '\0',
  ];
  for (let run = 0; run < 20_000; run++) {
    const message = Array.from({ length: 2 + below(14) }, () => pieces[below(pieces.length)]).join('');
    const shas = revertedBy(message);
    expect(new Set(shas).size, message).toBe(shas.length);
    for (const sha of shas) expect(message.split(/\W/u), message).toContain(sha);
  }
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
  const shas = Array.from({ length: 50_000 }, (_, i) => i.toString(16).padStart(40, '0'));
  expect(revertedBy(`This reverts commits ${shas.join(', ')}.`)).toEqual(shas);
  expect(revertedBy(shas.map((sha) => `This reverts commit ${sha}.`).join('\n'))).toEqual(shas);
  for (const gap of [
    space,
    '\n'.repeat(400_000),
    ','.repeat(400_000),
    'This reverts commit'.repeat(20_000),
    '- '.repeat(200_000),
  ])
    expect(revertedBy(`This reverts commit${gap}${A}${gap}${B}`).length).toBeLessThan(2);
  expect(() => commit('', `author ${'1'.repeat(400_000)}x\n`)).not.toThrow();
});
