/* The entry page's grid on a page of its own, for measuring: ?rows=100 gives 2,000 cells. */
import '@/ui/tokens.css';
import '@/ui/base.css';

import { VueQueryPlugin } from '@tanstack/vue-query';
import { createApp, h } from 'vue';

import { setMe } from '@/api/session';
import type { Me, ReportDetail } from '@/api/types';
import EntryGrid from '@/pages/entry/EntryGrid.vue';

import { bigLayout } from './big-layout';

const rows = Number(new URLSearchParams(location.search).get('rows') ?? 100);
const report = {
  id: rows,
  kind: 'entry',
  version: 1,
  can_edit: true,
  edit_reason: '',
  figures_reason: '',
} as ReportDetail;

setMe({ account_id: 1 } as Me);
createApp({ render: () => h('main', h(EntryGrid, { report, layout: bigLayout(rows) })) })
  .use(VueQueryPlugin)
  .mount('#app');

/** Ready: the cells are there and one frame was painted with them. */
const watcher = new MutationObserver(() => {
  const cell = document.querySelector<HTMLElement>('.eg-cell.active');
  if (!cell) return;
  watcher.disconnect();
  cell.focus();
  requestAnimationFrame(() => {
    document.body.dataset['ready'] = 'yes';
  });
});
watcher.observe(document.body, { childList: true, subtree: true });
