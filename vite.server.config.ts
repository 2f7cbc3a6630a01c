import { defineConfig } from 'vite';

/**
 * The server in a few files, its packages included: Node takes longer to find a thousand modules than most commands take to
 * run. Packages with native parts, or that load files of their own, stay packages.
 */
export default defineConfig({
  publicDir: false,
  ssr: { noExternal: true, external: ['@duckdb/node-api', 'pg', 'pg-copy-streams', 'pino'] },
  build: {
    ssr: true,
    target: 'node20',
    minify: false,
    emptyOutDir: false,
    license: { fileName: 'server/licenses.md' },
    rolldownOptions: {
      input: {
        main: 'src/cli/main.ts',
        miner: 'src/jobs/mining/miner.ts',
        'sql-process': 'src/store/sql/process.ts',
      },
      output: {
        // Every file lies one folder deep, so that what lies beside dist/ or in it is as far from each of them.
        entryFileNames: ({ name }) => (name === 'main' ? 'cli/main.js' : 'server/[name].js'),
        chunkFileNames: 'server/[name]-[hash].js',
      },
    },
  },
});
