import { expect, it } from 'vitest';
import { loadWorld } from '../../testing/load-world.ts';
import { forEachStore } from '../../testing/stores.ts';
import { findFiles } from './find-files.ts';

forEachStore((_name, open) => {
  it('finds files at the tip by words of their path, those named so first', async () => {
    await using store = await open();
    const files = [
      'src/order/list.ts',
      'src/Order.ts',
      'docs/order_book.md',
      'src/border/x.ts',
      'old/order.ts',
      '100%.md',
    ];
    await loadWorld(store, {
      repository: 'api',
      commits: [
        { id: 'a', by: 'ana', at: '2024-01-15', files: Object.fromEntries(files.map((path) => [path, 1])) },
        { id: 'b', by: 'ana', at: '2024-01-16', files: { 'old/order.ts': { removes: { a: 1 }, deleted: true } } },
      ],
    });
    const find = async (q: string, limit = 10) => (await findFiles(store.db, { q, limit })).map(({ path }) => path);
    expect(await find('order')).toEqual(['src/Order.ts', 'docs/order_book.md', 'src/border/x.ts', 'src/order/list.ts']);
    expect(await find('ORDER src')).toEqual(['src/Order.ts', 'src/border/x.ts', 'src/order/list.ts']);
    expect(await find('order', 1)).toEqual(['src/Order.ts']);
    expect(await find('0%')).toEqual(['100%.md']);
    expect(await find('order_')).toEqual(['docs/order_book.md']);
    expect(await find('  ')).toEqual([]);
  });
});
