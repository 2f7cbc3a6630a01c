import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadConfig } from '../config/index.ts';
import { rawRequest } from '../testing/raw-request.ts';
import { busyHistory, makeRepository, temporaryFolder, type SmallCommit } from '../testing/small-repository.ts';
import { wordsOfObjects as words } from '../testing/words-of-objects.ts';
import { createApp, type App } from './index.ts';

const folder = temporaryFolder();
const word = (at: number) => words[at % words.length]!;

/** Authors, folders, files, tags and languages named so. */
const history = busyHistory(90).map((commit, at): SmallCommit => ({
  ...commit,
  by: at % 3 ? commit.by! : `${word(at)} <${word(at)}@example.test>`,
  subject: word(at),
  ...(at % 10 === 3 ? { tag: word(at) } : {}),
  files: {
    ...commit.files,
    '.gitattributes': words.map((name) => `${name}/** linguist-language=${name}\n`).join(''),
    [`${word(at)}/${word(at + 1)}/${word(at + 2)}`]: `${at}\n`.repeat(40 + at),
    [`${word(at)}/${word(at + 2)}`]: `${at}\n`.repeat(30 + at),
    [word(at + 1) + '.ts']: `${at}\n`.repeat(20 + at),
  },
}));

interface Metric {
  id: string;
  shape: string;
  breakdowns: string[];
}

let app: App;
let port: number;
let metrics: Metric[];
const get = async (path: string) => {
  const answer = await rawRequest(port, path);
  return { status: answer.status, body: answer.json() };
};

beforeAll(async () => {
  const sources = ['__proto__', 'constructor'].map((name) => makeRepository(folder.join(name), history));
  app = await createApp(loadConfig({ flags: { data: folder.join('data'), port: 0 }, env: {} }));
  ({ port } = await app.serve());
  const { repositories } = await app.run('add', { sources });
  await app.run('sync', { repositories: repositories.map(({ id }) => id) });
  metrics = ((await get('/api/v1/metrics')).body as { items: Metric[] }).items;
});
afterAll(async () => {
  await app.close();
  folder[Symbol.dispose]();
});

describe('where everything is named by a word of every object', () => {
  it('a report is made, twice the same, and the program goes on', async () => {
    const made = async (name: string) => {
      const { file } = await app.run('report', { file: folder.join(name) });
      return readFileSync(file, 'utf8').replaceAll(/zr\d+-/g, '');
    };
    const first = await made('one.html');
    for (const name of ['__proto__', 'constructor']) expect(first).toContain(name);
    expect(first).not.toMatch(/NaN|\[native code\]/);
    expect((await made('two.html')).length).toBe(first.length);
    expect((await get('/api/v1/findings')).status).toBe(200);
  });

  it('every metric answers, by each of its breakdowns', async () => {
    for (const { id, breakdowns } of metrics) {
      for (const by of breakdowns) {
        const { status, body } = await get(`/api/v1/metrics/${id}/breakdown?by=${by}&from=2024-01-01`);
        expect([id, by, status]).toEqual([id, by, 200]);
        expect(JSON.stringify(body)).not.toContain('[native code]');
      }
    }
  });

  it.each(words)('%s is found and told of as a file, a folder and a language', async (name) => {
    const file = (await get(`/api/v1/repositories/1/file?path=${name}.ts`)).body;
    expect(file).toMatchObject({ path: `${name}.ts` });
    const below = await get(`/api/v1/metrics/code.throughput/breakdown?by=language&path=${name}&from=2024-01-01`);
    const labels = (below.body as { rows: { label: string }[] }).rows.map(({ label }) => label);
    expect(labels).toContain(name);
    expect((await get(`/api/v1/knowledge/tree?path=${name}&repo=1`)).status).toBe(200);
    expect((await get(`/api/v1/files?q=${name}`)).body).toMatchObject({
      items: expect.arrayContaining([expect.objectContaining({ path: `${name}.ts` })]) as unknown,
    });
  });
});
