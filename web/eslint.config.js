import { defineConfig } from 'eslint/config';
import vue from 'eslint-plugin-vue';
import a11y from 'eslint-plugin-vuejs-accessibility';
import tseslint from 'typescript-eslint';

/*
 * Layers, lowest first. A folder imports only its own and lower ones:
 *   0  api core i18n lib sign    1  ui grid editor offline    2  parts    3  pages/<feature>    4  app
 * `ui` knows no report; `parts` are the pieces of the product that several pages share.
 * and a feature never imports another feature: what two share moves down.
 */
const features = [
  'accounts',
  'cycles',
  'entry',
  'events',
  'forms',
  'inbox',
  'login',
  'outages',
  'outlines',
  'progress',
  'regimes',
  'report',
  'system',
  'units',
];

/** Forbids imports whose path matches; `why` is shown to the one who broke the rule. */
function forbid(...rules) {
  return {
    'no-restricted-imports': [
      'error',
      { patterns: rules.map(([regex, message]) => ({ regex, message })) },
    ],
  };
}

/** A path into one of these folders of src, by alias or relatively. */
function into(...folders) {
  return `^(@|(\\.\\./)+(src)?)/?(${folders.join('|')})(/|$)`;
}

const otherFeatures = [
  `^(@/pages|(\\.\\./)+pages)/|^\\.\\./(${features.join('|')})/`,
  'A feature does not import another feature; move what both need down.',
];

export default defineConfig(
  { ignores: ['dist', 'src/api/schema.d.ts', 'test-results', 'node_modules'] },
  ...tseslint.configs.strict,
  ...vue.configs['flat/recommended'],
  ...a11y.configs['flat/recommended'],
  {
    files: ['**/*.vue'],
    languageOptions: { parserOptions: { parser: tseslint.parser } },
  },
  {
    files: ['src/**/*.{ts,vue}', 'tests/**/*.ts'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      eqeqeq: 'error',
      'no-console': 'error',
      'no-restricted-syntax': [
        'error',
        {
          selector: 'AssignmentExpression[left.property.name=/^(innerHTML|outerHTML)$/]',
          message: 'Build nodes; markup from text breaks the content security policy.',
        },
        {
          selector: "CallExpression[callee.property.name='insertAdjacentHTML']",
          message: 'Build nodes; markup from text breaks the content security policy.',
        },
        {
          selector:
            "CallExpression[callee.property.name='setAttribute'][arguments.0.value='style']",
          message: 'Use classes or element.style; style attributes break the policy.',
        },
      ],
      'no-restricted-globals': [
        'error',
        { name: 'fetch', message: 'Only src/api talks to the server.' },
        { name: 'EventSource', message: 'Only src/api talks to the server.' },
        { name: 'XMLHttpRequest', message: 'Only src/api talks to the server.' },
        { name: 'confirm', message: 'Use ui/confirm.' },
        { name: 'alert', message: 'Use ui/toast.' },
      ],
    },
  },
  {
    files: ['src/**/*.vue'],
    rules: {
      'vue/no-v-html': 'error',
      'vue/no-static-inline-styles': ['error', { allowBinding: false }],
      'vue/block-order': ['error', { order: ['script', 'template', 'style'] }],
      'vue/component-api-style': ['error', ['script-setup']],
      'vue/define-macros-order': 'error',
      'vue/no-bare-strings-in-template': [
        'error',
        {
          allowlist: [
            '(',
            ')',
            '·',
            '–',
            '—',
            '/',
            ':',
            ',',
            '.',
            '→',
            '%',
            '*',
            '+',
            '&',
            '#',
            '…',
            '×',
          ],
        },
      ],
      'vue/multi-word-component-names': 'off',
      'vue/require-default-prop': 'off',
      // Prettier lays out markup.
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/multiline-html-element-content-newline': 'off',
      'vue/html-self-closing': 'off',
      'vue/html-indent': 'off',
      'vue/html-closing-bracket-newline': 'off',
      // A label is tied to its control by `for`; nesting as well is not needed.
      'vuejs-accessibility/label-has-for': ['error', { required: { some: ['nesting', 'id'] } }],
      'vuejs-accessibility/no-autofocus': 'off',
      // ui/Field ties label and control together by id, which the rule cannot see.
      'vuejs-accessibility/form-control-has-label': 'off',
    },
  },
  {
    // As cards on a phone a table keeps its meaning only with its roles said.
    files: ['src/ui/DataTable.vue'],
    rules: { 'vuejs-accessibility/no-redundant-roles': 'off' },
  },
  {
    // Dropping, closing and walking are extras beside real buttons, links and roving focus.
    files: ['src/ui/{FileDrop,FilesDrop,Menu,Tree}.vue'],
    rules: {
      'vuejs-accessibility/no-static-element-interactions': 'off',
      'vuejs-accessibility/interactive-supports-focus': 'off',
    },
  },
  {
    files: ['src/{api,core,i18n,lib}/**'],
    rules: forbid([
      into('ui', 'grid', 'offline', 'pages', 'app'),
      'Lower layers know no higher ones.',
    ]),
  },
  {
    files: ['src/api/**'],
    rules: { 'no-restricted-globals': 'off' },
  },
  {
    files: ['src/core/**'],
    // The core fetches its own module, nothing else.
    rules: { 'no-restricted-globals': 'off' },
  },
  {
    files: ['src/ui/**'],
    rules: forbid([
      into('api', 'grid', 'offline', 'parts', 'pages', 'app'),
      'The design system knows no report.',
    ]),
  },
  {
    files: ['src/grid/**'],
    rules: forbid(
      [
        into('ui', 'api', 'offline', 'parts', 'pages', 'app'),
        'The grid knows no server and no page.',
      ],
      ['^(vue|vue-router|reka-ui|@tanstack/.*)$', 'The grid is plain TypeScript.'],
    ),
  },
  {
    files: ['src/editor/**'],
    rules: forbid([
      into('grid', 'offline', 'parts', 'pages', 'app'),
      'The editor knows texts, and no page.',
    ]),
  },
  {
    files: ['src/sign/**'],
    rules: forbid(
      [
        into(
          'api',
          'core',
          'i18n',
          'lib',
          'ui',
          'grid',
          'editor',
          'offline',
          'parts',
          'pages',
          'app',
        ),
        'What holds a key knows nothing that could carry it away.',
      ],
      ['^(vue|vue-router|reka-ui|@tanstack/.*|idb)$', 'Signing is plain TypeScript.'],
    ),
  },
  {
    files: ['src/offline/**'],
    rules: forbid([into('ui', 'grid', 'parts', 'pages', 'app'), 'Drafts know no page.']),
  },
  {
    files: ['src/parts/**'],
    rules: forbid([into('offline', 'pages', 'app'), 'Parts know no page.']),
  },
  {
    files: ['src/pages/**'],
    rules: forbid([into('app'), 'Pages know no shell.'], otherFeatures),
  },
  {
    // The report page is the frame around the entry grid.
    files: ['src/pages/report/**'],
    rules: forbid(
      [into('app'), 'Pages know no shell.'],
      ['^@/pages/(?!entry/)', 'A feature does not import another feature, but the frame its grid.'],
    ),
  },
  {
    // The designer shows a draft on the reporter's own sheet.
    files: ['src/pages/forms/**'],
    rules: forbid(
      [into('app'), 'Pages know no shell.'],
      [
        '^@/pages/(?!entry/(GridHost|grid-words))',
        'A feature does not import another feature, but the designer the sheet it previews on.',
      ],
    ),
  },
  {
    files: ['**/*.test.ts', 'tests/**'],
    rules: { 'no-restricted-globals': 'off', '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    files: ['tests/mock/**', 'tools/**'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        Buffer: 'readonly',
        URL: 'readonly',
        setInterval: 'readonly',
        clearInterval: 'readonly',
        setTimeout: 'readonly',
      },
    },
  },
);
