/* Builds the bench page as the product is built. */
import { fileURLToPath, URL } from 'node:url';

import { defineConfig, mergeConfig } from 'vite';

import product from '../../vite.config';

export default mergeConfig(
  product,
  defineConfig({
    root: fileURLToPath(new URL('.', import.meta.url)),
    publicDir: false,
    build: {
      outDir: process.env['BENCH_DIST'] ?? 'dist',
      emptyOutDir: true,
      rollupOptions: {
        input: ['bench.html', 'designer.html'].map((page) =>
          fileURLToPath(new URL(page, import.meta.url)),
        ),
      },
    },
  }),
);
