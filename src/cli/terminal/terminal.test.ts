import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { printable, printableJson, printableLines } from './escape.ts';
import { createProgress, type ProgressRow } from './progress.ts';
import { table } from './table.ts';
import { bytes, counted, duration, wrap } from './words.ts';

it.each([
  ['plain', 'plain'],
  ['Zoë 日本 🎉', 'Zoë 日本 🎉'],
  ['a\tb', 'a\tb'],
  ['\u001b[2J', '\\u001b[2J'],
  ['\u009b31m', '\\u009b31m'],
  ['a\rb\nc', 'a\\u000db\\u000ac'],
  ['file\u202egpj.exe', 'file\\u202egpj.exe'],
  ['\u0000\u007f', '\\u0000\\u007f'],
])('%j is printed as %j', (text, printed) => {
  expect(printable(text)).toBe(printed);
});

it('a text of several lines stays one, indented, with nothing that steers the terminal', () => {
  expect(printableLines('Error\u001b[2J\r\n\nLINE 1: x\n  ^\n', '  ')).toBe('Error\\u001b[2J\n  LINE 1: x\n    ^');
});

it('JSON says the same, without what a terminal would obey', () => {
  const value = { 'na\u009bme': ['\u001b[2J', 'a\u202eb', 'two\nlines\ttabs', 'Zoë 🎉'] };
  for (const indent of [undefined, 2]) {
    const text = printableJson(value, indent);
    expect(JSON.parse(text)).toEqual(value);
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e]/u);
  }
});

it('says how many, how long and how large', () => {
  expect([counted(1, 'commit'), counted(1_234, 'commit'), counted(0, 'entry', 'entries')]).toEqual([
    '1 commit',
    '1,234 commits',
    '0 entries',
  ]);
  expect([duration(0.4), duration(59.4), duration(125), duration(4_900)]).toEqual([
    '0 s',
    '59 s',
    '2 min 5 s',
    '1 h 21 min',
  ]);
  expect([bytes(0), bytes(999), bytes(1_500), bytes(123_456_789)]).toEqual([
    '0 bytes',
    '999 bytes',
    '1.5 kB',
    '123 MB',
  ]);
});

it('breaks lines between words', () => {
  expect(wrap('one two three four', 10, '  ')).toBe('one two\n  three\n  four');
  expect(wrap('unbreakable', 5, '  ')).toBe('unbreakable');
});

it('aligns columns, numbers to the right', () => {
  expect(
    table(
      ['name', 'n'],
      [
        ['api', 7],
        ['web\n', 1_200],
        [null, null],
      ],
    ),
  ).toBe('name          n\n---------  ----\napi           7\nweb\\u000a  1200\n');
  expect(table(['n'], [])).toBe('n\n-');
  expect(
    table(
      ['n'],
      Array.from({ length: 300_000 }, () => [1]),
    ).length,
  ).toBe(600_003);
});

// oxlint-disable-next-line no-control-regex -- they start with ESC
const COLOURS_AND_MOVES = /\u001b\[[0-9;]*[A-Za-z]/g;

const row = (change: Partial<ProgressRow>): ProgressRow => ({
  label: 'api',
  doing: 'reading commits',
  done: 0,
  total: 100,
  unit: 'commits',
  perSecond: null,
  secondsLeft: null,
  ...change,
});

function output({ tty, columns = 40 }: { tty: boolean; columns?: number }) {
  const stream = new PassThrough();
  let text = '';
  stream.setEncoding('utf8').on('data', (part: string) => (text += part));
  Object.assign(stream, { isTTY: tty, columns, rows: columns && 10 });
  return { progress: createProgress(stream as never), text: () => text };
}

it('in a log, a line when something begins or ends', async () => {
  const { progress, text } = output({ tty: false });
  progress.show([row({})]);
  progress.show([row({ done: 50, perSecond: 10, secondsLeft: 5 })]);
  progress.say('A note');
  progress.show([row({ doing: 'following lines', done: 90, perSecond: 20, secondsLeft: 0.5 })]);
  progress.show([row({ ended: 'done' })]);
  progress.show([row({ ended: 'done' })]);
  await new Promise((resolve) => setImmediate(resolve));
  expect(text()).toBe(
    'api: reading commits 0/100 commits\nA note\napi: following lines 90/100 commits, 20/s\napi: done\n',
  );
});

it('on a screen, bars that redraw in place and never wrap', async () => {
  const { progress, text } = output({ tty: true });
  progress.show([row({ label: 'a-repository-with-a-very-long-name-indeed\u001b[2J' }), row({ label: 'web' })]);
  progress.show([row({ ended: 'done' }), row({ label: 'web', ended: 'failed' })]);
  await new Promise((resolve) => setImmediate(resolve));
  const lines = text().replace(COLOURS_AND_MOVES, '').split('\n');
  expect(lines.every((line) => line.length < 40)).toBe(true);
  expect(text()).toContain('\u001b[2A\u001b[0J');
  expect(text()).not.toContain('\u001b[2J');
  expect(lines.slice(-3)).toEqual(['✓ api', '✗ web  failed', '']);
});

it('a bar shows the whole, the numbers a part; percent are written as percent', async () => {
  const { progress, text } = output({ tty: true, columns: 100 });
  progress.show([row({ share: 0.5, done: 10 })]);
  progress.show([row({ doing: 'cloning', done: 41.6, total: 100, unit: '%' })]);
  await new Promise((resolve) => setImmediate(resolve));
  const [whole = '', percent = ''] = text().replace(COLOURS_AND_MOVES, '').split('\n');
  expect([whole, percent].map((line) => line.replace(/[^━─]/g, ''))).toEqual([
    '━'.repeat(12) + '─'.repeat(12),
    '━'.repeat(10) + '─'.repeat(14),
  ]);
  expect([whole.includes('10/100 commits'), percent.includes(' 42%')]).toEqual([true, true]);
});

it('a narrow terminal shows what is done rather than a bar', async () => {
  const { progress, text } = output({ tty: true, columns: 20 });
  progress.show([row({ done: 50 })]);
  await new Promise((resolve) => setImmediate(resolve));
  expect(text().replace(COLOURS_AND_MOVES, '')).toBe('  api  reading comm\n');
});

it('a terminal that does not know its size is taken as a usual one', async () => {
  const { progress, text } = output({ tty: true, columns: 0 });
  progress.show([row({})]);
  await new Promise((resolve) => setImmediate(resolve));
  expect(text()).toContain(row({}).doing);
});
