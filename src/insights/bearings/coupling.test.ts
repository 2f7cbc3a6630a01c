import { expect, it } from 'vitest';
import { byDesign } from './kinds/coupling.ts';

it.each([
  ['src/order.ts', 'test/order.test.ts'],
  ['path-walk.c', 't/t6601-path-walk.sh'],
  ['include/list.h', 'src/list.c'],
  ['api/orders.ts', 'docs/orders.md'],
  ['lib/validation.js', 'lib/spec/schemas.js'],
])('%s and %s change together by design', (a, b) => expect(byDesign(a, b)).toBe(true));

it.each([
  ['api/orders.ts', 'web/basket.ts'],
  ['build/validation.js', 'lib/config.js'],
  ['src/db.c', 'lib/dbase.c'],
])('%s and %s do not', (a, b) => expect(byDesign(a, b)).toBe(false));
