// @vitest-environment happy-dom
import { createApp, h, ref } from 'vue';
import { expect, it, vi } from 'vitest';

import type { Profile, ProfileChanged } from '@/api/types';

import ProfilePreview from './ProfilePreview.vue';

const seen: ProfileChanged = { number: 2, saved: false, changes: [], stranded: [] };
const mutateAsync = vi.fn(() => Promise.resolve(seen));
vi.mock('@/api/queries/profile', () => ({
  usePutProfile: () => ({ mutateAsync, isPending: ref(false) }),
}));

/** What the dialog says, and whether its profile can be put in force. */
async function previewed(changes: string[]): Promise<{ text: string; free: boolean }> {
  seen.changes = changes;
  const open = ref(false);
  const host = document.createElement('div');
  document.body.append(host);
  const app = createApp({
    render: () => h(ProfilePreview, { profile: {} as Profile, version: 2, open: open.value }),
  });
  app.mount(host);
  open.value = true;
  await vi.waitFor(() => {
    expect(document.querySelector('.loading')).toBeNull();
    expect(document.body.textContent).toMatch(/so với bản đang áp dụng|Nếu áp dụng/);
  });
  const buttons = [...document.querySelectorAll('button')];
  const apply = buttons.find((one) => one.textContent.includes('Áp dụng'));
  const text = document.body.textContent;
  const free = apply !== undefined && apply.getAttribute('aria-disabled') !== 'true';
  app.unmount();
  host.remove();
  return { text, free };
}

it('puts nothing in force that changes nothing, and says so', async () => {
  const same = await previewed([]);
  expect(same.text).toContain('Cấu hình không có thay đổi nào so với bản đang áp dụng.');
  expect(same.free).toBe(false);
  const other = await previewed(['Tài khoản: đổi.']);
  expect(other.text).toContain('Tài khoản: đổi.');
  expect(other.free).toBe(true);
});
