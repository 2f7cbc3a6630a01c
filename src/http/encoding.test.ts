import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { chooseEncoding, encode } from './encoding.ts';

it.each([
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip', 'gzip'],
  ['br;q=0, gzip', 'gzip'],
  ['br;q=0.0, gzip;q=0', 'identity'],
  ['*', 'br'],
  ['*;q=0', 'identity'],
  ['identity', 'identity'],
  ['', 'identity'],
  [null, 'identity'],
])('for %s it is %s', (accepted, chosen) => {
  expect(chooseEncoding(accepted, 10_000)).toBe(chosen);
});

it('leaves what is small as it is', () => {
  expect(chooseEncoding('br, gzip', 500)).toBe('identity');
});

it('gives back what went in', async () => {
  const text = Buffer.from('wheel house '.repeat(1_000));
  expect(brotliDecompressSync(await encode(text, 'br'))).toEqual(text);
  expect(gunzipSync(await encode(text, 'gzip'))).toEqual(text);
  expect((await encode(text, 'br')).length).toBeLessThan(text.length / 20);
});
