import { expect, it } from 'vitest';
import { endpoints } from '../contract/index.ts';
import type { WheelhouseError } from '../core/index.ts';
import { readBody, readInput, readQuery } from './input.ts';

const series = endpoints.metricSeries.query;
const refusal = (run: () => unknown): { code: string; message: string } => {
  try {
    run();
  } catch (error) {
    const { code, message } = error as WheelhouseError;
    return { code, message };
  }
  return { code: 'none', message: '' };
};

it('reads what a page asks', () => {
  expect(readQuery(series, new URLSearchParams('from=2026-01-01&window=25&repo=1,2&grain=week'))).toEqual({
    from: '2026-01-01',
    window: 25,
    repo: '1,2',
    grain: 'week',
  });
});

it.each([
  ['from=yesterday', '`from`', 'YYYY-MM-DD'],
  ['window=0', '`window`', '>=1'],
  ['window=soon', '`window`', 'number'],
  ['grain=hour', '`grain`', '"week"'],
  ['repo=a', '`repo`', 'commas'],
  ['form=2026-01-01', '`form`', 'known are: from'],
  ['from=2026-01-01&from=2026-01-02', '`from`', 'more than once'],
  ['by=person', '`by`', '"directory"'],
])('%s is told what is wrong', (query, field, expected) => {
  const { code, message } = refusal(() => readQuery(series, new URLSearchParams(query)));
  expect(code).toBe('input.invalid');
  expect(message).toContain(field);
  expect(message).toContain(expected);
});

it('names the field of a path', () => {
  const { message } = refusal(() => readInput(endpoints.getRepository.params, { repository: 'x' }, 'path'));
  expect(message).toContain('`repository` in the path');
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
  await expect(post('people=1')).rejects.toMatchObject({ code: 'input.invalid' });
  await expect(post('{"people":[1]}')).rejects.toMatchObject({
    message: expect.stringContaining('`people`') as string,
  });
  await expect(post(' '.repeat(101))).rejects.toMatchObject({ code: 'input.too-large' });
});
