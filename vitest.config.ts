import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.mjs', 'bench/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    globalSetup: ['src/testing/postgres-setup.ts'],
    pool: 'forks',
    // A process runs many files: loading the program anew for each took half of their processor time.
    isolate: false,
    maxWorkers: 2,
  },
});
