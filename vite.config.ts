import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Address of a running `wheelhouse serve`, for `npx vite` while developing. */
const server = 'http://127.0.0.1:4747';

export default defineConfig({
  root: 'src/web',
  plugins: [react()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    license: { fileName: 'licenses.md' },
    // The content security policy allows no data: scripts, fonts or styles.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      // What pages share comes as one file: a dozen small ones compress worse, and each has headers of its own.
      output: { codeSplitting: { groups: [{ name: 'shared', minShareCount: 3 }] } },
    },
  },
  server: { proxy: { '/api': server } },
});
