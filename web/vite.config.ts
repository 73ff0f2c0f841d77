/// <reference types="vitest/config" />
import { copyFileSync, existsSync } from 'node:fs';
import { fileURLToPath, URL } from 'node:url';

import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

// The core, built by `make wasm`, is brought to where core/wasm.ts imports it from.
const core = fileURLToPath(new URL('../build/core.wasm', import.meta.url));
if (existsSync(core)) {
  copyFileSync(core, fileURLToPath(new URL('./src/core/core.wasm', import.meta.url)));
}

/** Where `npm run dev` finds the API; the built UI is served by the program itself. */
const server = process.env['BAOCAO_URL'] ?? 'http://127.0.0.1:8080';

/*
 * Few files instead of many: each is a round trip on a slow line. `base` and `kit` are what log-in
 * needs; `shared` is what most pages need besides. What floats over a page (dialogs, lists,
 * calendars) is left to the pages that have it.
 */
const groups = [
  {
    name: 'base',
    test: /node_modules\/(@vue|vue|vue-router)\/|src\/i18n\/(i18n|first|vi\/(app|login))|plugin-vue:export-helper/,
    priority: 4,
  },
  { name: 'query', test: /node_modules\/@tanstack\//, priority: 3 },
  {
    name: 'kit',
    test: /src\/ui\/(Button|Spinner|Icon|Note|Field|TextField|ErrorSummary|toast|ToastHost|confirm)\.|src\/parts\/(use-form|problem-text|act)|src\/api\/(client|problem|session|queries\/session)|openapi-fetch/,
    priority: 2,
  },
  {
    name: 'shared',
    test: /src\/lib\/|src\/i18n\/(vi|areas)\/reports|src\/ui\/(DataTable|Pager|Loading|Tag|Chips|SelectField|CheckField)\.|src\/parts\/(DataList|PageHead|Waiting|StateTag|report-state|debounced|unsaved|rule-words)|src\/api\/(keys|stream|queries\/(list|inbox))/,
    priority: 1,
  },
];

const apart = ['src/api/stream.test.ts', 'src/pages/report/signing/use-signing.test.ts'];

function tests(name: string, files: { include: string[]; exclude?: string[]; isolate: boolean }) {
  // The texts of all pages at once.
  const setupFiles = ['src/i18n/rest.ts'];
  return { extends: true as const, test: { name, environment: 'happy-dom', setupFiles, ...files } };
}

export default defineConfig({
  plugins: [vue()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  define: { __VUE_OPTIONS_API__: 'false', __VUE_PROD_DEVTOOLS__: 'false' },
  server: { proxy: { '/api': { target: server, changeOrigin: true } } },
  build: {
    // The oldest browsers we serve: Chrome 109 is the last one for Windows 7.
    target: ['chrome109', 'firefox115', 'safari16'],
    cssTarget: ['chrome109', 'firefox115', 'safari16'],
    // The content security policy allows neither inline scripts nor data: modules.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    assetsDir: 'assets',
    manifest: true,
    reportCompressedSize: false,
    rolldownOptions: { output: { codeSplitting: { groups } } },
  },
  test: {
    restoreMocks: true,
    // Keys are derived and signatures made on a machine that also compiles.
    testTimeout: 60_000,
    pool: 'threads',
    // A world of its own for each file costs ten times what the tests do; who mocks a module needs it.
    projects: [
      tests('together', { include: ['src/**/*.test.ts'], exclude: apart, isolate: false }),
      tests('apart', { include: apart, isolate: true }),
    ],
  },
});
