import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { isTestPath, TEST_PATH } from '../core/index.ts';
import { forEachStore } from '../testing/stores.ts';

const PATHS = `
  t/t0001-init.sh lib/t/basic.t locale/t/de.po conftest.py test_order.py src/latest.ts MyProject.Tests/Order.cs
  MainTests/Order.swift order-tests/Order.java newest/order.go spec/order_spec.rb order.spec.ts docs/spec.md
  openapi-spec.yaml spec.json rpm/order.spec ab-test.ts AB-Tests/order.ts use-ab-test.ts tab-test.js b-test.js
  ab.test.ts ab_test.go
`
  .trim()
  .split(/\s+/);

forEachStore((_name, open) => {
  it('the engine tells tests from other files as the program does', async () => {
    await using store = await open();
    for (const path of PATHS) {
      const text = store.dialect.text(path);
      const { found } = await store.db
        .selectNoFrom(
          sql<boolean>`(${store.dialect.matches(text, TEST_PATH.anyCase, { ignoreCase: true })} or ${store.dialect.matches(text, TEST_PATH.exactCase)})`.as(
            'found',
          ),
        )
        .executeTakeFirstOrThrow();
      expect(found, path).toBe(isTestPath(path));
    }
  });
});
