import { mkdtempSync, readdirSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createOutputFile, type OutputFile } from './output-file.ts';

let folder: string;
let output: OutputFile;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wheelhouse-output-'));
  output = createOutputFile(folder);
});

afterEach(() => {
  output[Symbol.dispose]();
  rmSync(folder, { recursive: true, force: true });
});

/** What `follow` gives, with how often it gave something. */
function listen(): { text(): string; pieces(): number; push(chunk: Buffer): void } {
  const parts: string[] = [];
  return { text: () => parts.join(''), pieces: () => parts.length, push: (chunk) => void parts.push(String(chunk)) };
}

test('gives what is written before and while it is followed, until nobody wants more', async () => {
  const heard = listen();
  writeSync(output.appendTo, 'one ');
  const followed = output.follow(heard.push, { isDone: () => heard.text().endsWith('end'), isEnded: () => false });
  await sleep(20);
  writeSync(output.appendTo, 'two ');
  await sleep(20);
  writeSync(output.appendTo, 'end');
  await followed;
  expect(heard.text()).toBe('one two end');
  expect(output.length).toBe(11);
});

test('gives all that an ended writer left, in pieces', async () => {
  const heard = listen();
  const text = 'x'.repeat(1_000_000);
  writeSync(output.appendTo, text);
  await output.follow(heard.push, { isDone: () => false, isEnded: () => true });
  expect(heard.text()).toBe(text);
  expect(heard.pieces()).toBeGreaterThan(1);
});

test('goes on from the start once it is emptied', async () => {
  const heard = listen();
  const until = { isDone: () => false, isEnded: () => true };
  writeSync(output.appendTo, 'before');
  await output.follow(heard.push, until);
  output.empty();
  expect(output.length).toBe(0);
  writeSync(output.appendTo, ' after');
  await output.follow(heard.push, until);
  expect(heard.text()).toBe('before after');
  expect(output.length).toBe(6);
});

test('leaves no name in the folder', () => {
  expect(readdirSync(folder)).toEqual([]);
});
