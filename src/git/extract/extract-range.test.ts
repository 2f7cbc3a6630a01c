import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createRepository, loseObject } from '../../testing/repository.ts';
import { openOrder } from '../cache/order.ts';
import { readLayout } from '../process/layout.ts';
import { makeView } from '../process/view.ts';
import { readRange } from './extract-range.ts';
import { createBlobPresence } from './presence.ts';
import { createTools } from './tools.ts';

test('ranges that need the same missing blob at the same time are all read', async () => {
  using repository = createRepository();
  const marks = ['one\n', 'two\n'].map((text) => repository.commit({ files: { file: text } }));
  const ids = repository.flush();
  const [first, second] = marks.map((mark) => ids.get(mark)!) as [string, string];
  loseObject(repository, repository.git('rev-parse', `${first}:file`));
  const view = await makeView(await readLayout(repository.gitDir), join(repository.scratch, 'view'));
  const order = await openOrder(view.gitDir, view.objectFormat);
  await order.append([
    { sha: first, parents: [] },
    { sha: second, parents: [first] },
  ]);
  const tools = createTools({ view, presence: createBlobPresence(view), role: 'patches' });
  const read = (from: number) => readRange(tools, { order, cacheDir: view.gitDir, from, to: from + 1 });
  const readings = await Promise.all([read(0), read(1)]).finally(tools.stop);
  expect(readings.map(({ partial }) => [...partial.keys()])).toEqual([[first], [second]]);
});
