/* The form designer on a page of its own, for measuring: 500 rows, ten columns of figures. */
import '@/ui/tokens.css';
import '@/ui/base.css';

import { VueQueryPlugin } from '@tanstack/vue-query';
import { createApp, h } from 'vue';
import { createMemoryHistory, createRouter } from 'vue-router';

import { setMe } from '@/api/session';
import type { Layout, Me } from '@/api/types';
import FormDesigner from '@/pages/forms/FormDesigner.vue';
import { useUndo } from '@/pages/forms/undo';

import { bigLayout, FIRST_COLUMN } from './big-layout';

const ROWS = 500;
const COLUMNS = 10;

/** The big form, as wide as is asked. */
function narrow(): Layout {
  const whole = bigLayout(ROWS) as Layout;
  const most = FIRST_COLUMN + COLUMNS;
  return {
    ...whole,
    columns: whole.columns.filter(({ key }) => key < most),
    cells: whole.cells.filter(({ column, formula }) => column < most && !/[N-W]\d/.test(formula)),
  };
}

setMe({ account_id: 1, rights: [] } as unknown as Me);
createApp({
  setup() {
    const layouts = useUndo<Layout>(narrow());
    return () => h('main', h(FormDesigner, { layouts }));
  },
})
  .use(VueQueryPlugin)
  .use(createRouter({ history: createMemoryHistory(), routes: [] }))
  .mount('#app');

requestAnimationFrame(() => {
  requestAnimationFrame(() => (document.body.dataset['ready'] = 'yes'));
});
