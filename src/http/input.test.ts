import { expect, it } from 'vitest';
import { z } from 'zod';
import { Dimension, endpoints, type Endpoint } from '../contract/index.ts';
import type { WheelhouseError } from '../core/index.ts';
import { readBody, readInput, readQuery } from './input.ts';

const series = endpoints.metricSeries.query;
const refusal = (run: () => unknown): { code: string; message: string; help: string } => {
  try {
    run();
  } catch (error) {
    const { code, message, help } = error as WheelhouseError;
    return { code, message, help };
  }
  return { code: 'none', message: '', help: '' };
};

it('reads what a page asks', () => {
  expect(readQuery(series, new URLSearchParams('from=2026-01-01&window=25&repo=1,2&grain=week'))).toEqual({
    from: '2026-01-01',
    window: 25,
    repo: '1,2',
    grain: 'week',
  });
});

const { getFile, getRepository, getCommit, listPeople } = endpoints;
const { startSync, addRepository, rejectProposal, setPersonKind } = endpoints;
const inPath = (schema: z.ZodType | undefined, value: object) => () => readInput(schema, value, 'path');
const inQuery = (schema: z.ZodType | undefined, text: string) => () => readQuery(schema, new URLSearchParams(text));
const inBody = (schema: z.ZodType | undefined, value: unknown) => () => readInput(schema, value, 'body');

it.each<[what: string, ask: () => unknown, said: string]>([
  [
    'a wrong type',
    inQuery(series, 'window=soon'),
    '`window` in the query must be a whole number from 1 to 365, not "soon".',
  ],
  [
    'a fraction',
    inQuery(series, 'window=1.5'),
    '`window` in the query must be a whole number from 1 to 365, not "1.5".',
  ],
  ['NaN', inQuery(series, 'window=NaN'), '`window` in the query must be a whole number from 1 to 365, not "NaN".'],
  [
    'infinity',
    inQuery(series, 'window=1e999'),
    '`window` in the query must be a whole number from 1 to 365, not "1e999".',
  ],
  ['too small', inQuery(series, 'window=0'), '`window` in the query must be a whole number from 1 to 365, not "0".'],
  ['empty', inQuery(series, 'limit='), '`limit` in the query must be a whole number from 1 to 50, not "".'],
  [
    'an unknown value',
    inQuery(series, 'grain=hour'),
    '`grain` in the query must be one of day, week, month, quarter, year, not "hour".',
  ],
  ['missing', inQuery(getFile.query, ''), '`path` in the query is missing; it must be text.'],
  [
    'a missing choice',
    inQuery(z.object({ by: Dimension }), ''),
    '`by` in the query is missing; it must be one of repository, directory, file, file-pair, language, work-type, ' +
      'assistance, cohort, release-kind, component, size-band, risk, release.',
  ],
  [
    'too long',
    inQuery(listPeople.query, `q=${'x'.repeat(201)}`),
    `\`q\` in the query must be text of at most 200 characters, not "${'x'.repeat(39)}….`,
  ],
  [
    'no day',
    inQuery(series, 'from=yesterday'),
    '`from` in the query must be a day written YYYY-MM-DD, not "yesterday".',
  ],
  [
    'a day that is none',
    inQuery(series, 'to=2026-02-30'),
    '`to` in the query must be a day of the calendar, not "2026-02-30".',
  ],
  [
    'an odd list',
    inQuery(series, 'repo=a'),
    '`repo` in the query must be repository ids separated by commas, not "a".',
  ],
  [
    'an unknown name',
    inQuery(listPeople.query, 'form=1'),
    '`form` in the query is not known. Known are: cursor, limit, q, kind.',
  ],
  [
    'a name where none is',
    () => readQuery(undefined, new URLSearchParams('x=1')),
    '`x` in the query is not known. Nothing can be given there.',
  ],
  ['twice', inQuery(series, 'to=2026-01-01&to=2026-01-02'), '`to` in the query is given more than once.'],
  [
    'no id',
    inPath(getRepository.params, { repository: 'x' }),
    '`repository` in the path must be a whole number from 1 to 2147483647, not "x".',
  ],
  [
    'too large an id',
    inPath(getRepository.params, { repository: '9'.repeat(20) }),
    `\`repository\` in the path must be a whole number from 1 to 2147483647, not "${'9'.repeat(20)}".`,
  ],
  [
    'no sha',
    inPath(getCommit.params, { repository: '1', sha: 'zzzz' }),
    '`sha` in the path must be a commit\'s sha or its start: 4 to 64 of the digits 0-9 and a-f, not "zzzz".',
  ],
  ['a body that is none', inBody(startSync.body, null), 'The body must be an object, not null.'],
  ['a list as a body', inBody(startSync.body, []), 'The body must be an object, not [].'],
  [
    'one of a list',
    inBody(startSync.body, { repositories: [1, 'a'] }),
    '`repositories[1]` in the body must be a whole number from 1 to 2147483647, not "a".',
  ],
  [
    'no text',
    inBody(addRepository.body, { source: 5 }),
    '`source` in the body must be text of at least 1 character, not 5.',
  ],
  [
    'too many',
    inBody(rejectProposal.body, { people: [1, 2, 3] }),
    '`people` in the body must be a list of 2 items, each a whole number from 1 to 2147483647, not [1,2,3].',
  ],
  [
    'an unknown value in a body',
    inBody(setPersonKind.body, { person: 1, kind: 'robot' }),
    '`kind` in the body must be one of person, bot, agent, not "robot".',
  ],
])('%s is told what is wrong', (_, ask, said) => {
  expect(refusal(ask)).toMatchObject({
    code: 'input.invalid',
    message: said,
    help: expect.stringMatching(/^\w.*;/) as string,
  });
});

/** Anything but what a field can be. */
const ODD = ['', 'soon', 'NaN', '-1', '1.5', '1e999', '\u0000', 'x'.repeat(5_000), null, 5, [], {}, ['a'], undefined];

it('every field of every endpoint is spoken of in words, whatever it is given', () => {
  for (const endpoint of Object.values<Endpoint>(endpoints)) {
    for (const place of ['params', 'query', 'body'] as const) {
      const schema = endpoint[place];
      for (const field of Object.keys((schema as { shape?: object } | undefined)?.shape ?? {})) {
        for (const value of ODD) {
          const { code, message } = refusal(() => readInput(schema, { [field]: value }, 'query'));
          expect(['none', 'input.invalid']).toContain(code);
          expect(message).not.toMatch(/Invalid|expected|received|pattern|>=|<=|another kind|Too (big|small)/);
        }
      }
    }
  }
});

it('takes bodies only as JSON, whole and of a sane size', async () => {
  const post = (body: string, type = 'application/json') =>
    readBody(
      endpoints.rejectProposal.body,
      new Request('http://x/', { method: 'POST', body, headers: { 'content-type': type } }),
      100,
    );
  await expect(post('{"people":[1,2]}')).resolves.toEqual({ people: [1, 2] });
  await expect(post('{"people":[1,2]}', 'application/json; charset=utf-8')).resolves.toEqual({ people: [1, 2] });
  await expect(post('{"people":[1,2]}', 'text/plain')).rejects.toMatchObject({ code: 'input.media-type' });
  await expect(post('people=1')).rejects.toMatchObject({ code: 'input.invalid', message: 'The body is not JSON.' });
  await expect(post('{"people":[1,2],"person":1}')).rejects.toMatchObject({
    message: '`person` in the body is not known. Known are: people.',
  });
  await expect(post('{"people":[1]}')).rejects.toMatchObject({
    message: expect.stringContaining('`people`') as string,
  });
  await expect(post(' '.repeat(101))).rejects.toMatchObject({ code: 'input.too-large' });
});
