import { describe, expect, it } from 'vitest';

import { Problem } from '@/api/problem';

import { faults, required, useForm } from './use-form';

const good = () => ({});

describe('a form', () => {
  it('is dirty only while it differs from where it began', () => {
    const form = useForm('unit', { name: 'Xã A' });
    expect(form.dirty.value).toBe(false);
    form.values.name = 'Xã B';
    expect(form.dirty.value).toBe(true);
    form.values.name = 'Xã A';
    expect(form.dirty.value).toBe(false);
  });

  it('does not send what is incomplete, and says where', async () => {
    const form = useForm('unit', { name: '' });
    let sent = 0;
    const check = () =>
      faults<{ name: string }>({ name: required(form.values.name, 'Tên đơn vị') });
    expect(await form.submit(check, async () => void (sent += 1))).toBe(false);
    expect(sent).toBe(0);
    expect(form.summary.value).toEqual([{ id: 'unit-name', text: 'Nhập «Tên đơn vị».' }]);
  });

  it('puts the server’s word at the field it names', async () => {
    const form = useForm('unit', { name: 'x' });
    const refuse = () =>
      Promise.reject(new Problem(422, 'field.too_short', 'Tên quá ngắn.', 'name'));
    expect(await form.submit(good, refuse)).toBe(false);
    expect(form.errors.value).toEqual({ name: 'Tên quá ngắn.' });
  });

  it('puts everything else in the summary', async () => {
    const form = useForm('unit', { name: 'x' });
    await form.submit(good, () =>
      Promise.reject(new Problem(409, 'changed_meanwhile', 'Đã có người sửa.')),
    );
    expect(form.summary.value).toEqual([{ text: 'Đã có người sửa.' }]);
    expect(form.conflict.value).toBe(true);
  });

  it('is clean after it was saved', async () => {
    const form = useForm('unit', { name: 'x' });
    form.values.name = 'y';
    expect(await form.submit(good, () => Promise.resolve())).toBe(true);
    expect(form.dirty.value).toBe(false);
  });
});
