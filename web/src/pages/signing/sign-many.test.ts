import { describe, expect, it } from 'vitest';

import type { Documents, SignItem, SignJob } from '@/api/types';
import type { Prepared } from '@/parts/signing/sign-steps';
import { hex, type Bytes } from '@/sign/der';

import {
  doneText,
  issuedOf,
  questionText,
  reasonOf,
  requireSame,
  requireShown,
  sumOf,
  taskOf,
  type Issued,
  type Task,
} from './sign-many';

function item(more: Partial<SignItem> = {}): SignItem {
  return {
    report_id: 1,
    forms: [{ authorisation_id: null, lines: ['CHỦ TỊCH'] }],
    can_sign: true,
    sign_reason: '',
    ...more,
  } as SignItem;
}

function issued(more: Partial<Issued> = {}): Issued {
  const one = { id: 5, kind: 'paper', name: 'a.pdf', version: 2, hash: '', size: 0 } as const;
  return { ...one, pages: 3, signed: true, seen: false, ...more };
}

function task(documents: Issued[], more: Partial<SignItem> = {}): Task {
  return { ...taskOf(item(more)), documents };
}

function documents(items: object[]): Documents {
  return { items } as unknown as Documents;
}

const stage = (number: number, name: string) => ({
  number,
  stage: name,
  hash: `h${String(number)}`,
  size: 10,
});

describe('the documents of a report', () => {
  it('are shown as they were issued last, also when they were signed before', () => {
    const versions = [stage(1, 'issued'), stage(2, 'signed'), stage(3, 'issued')];
    const of = (more: object) => ({ id: 1, kind: 'paper', name: 'a.pdf', holds: true, ...more });
    const found = issuedOf(
      documents([
        of({ versions, pages: 4 }),
        of({ id: 2, kind: 'packet', versions: [stage(1, 'issued')] }),
        of({ id: 3, kind: 'annex', versions: [stage(1, 'issued')], pages: 9 }),
        of({ id: 4, holds: false, versions, pages: 4 }),
      ]),
      ['paper'],
    );
    expect(found.map(({ id, version, hash, pages, signed }) => [id, version, hash, pages, signed]))
      // The packet is not signed here, the annex is read only; what is void is not shown.
      .toEqual([
        [1, 3, 'h3', 4, true],
        [3, 1, 'h1', 9, false],
      ]);
  });

  it('are counted before one is asked', () => {
    const packet = issued({ id: 6, kind: 'packet', pages: 0 });
    const annex = issued({ id: 7, kind: 'annex', pages: 9, signed: false, seen: true });
    const sum = sumOf([task([issued(), packet]), task([issued({ seen: true }), annex])]);
    expect(sum).toEqual({ reports: 2, documents: 3, pages: 15, unseen: 1 });
    const text = questionText(sum, 'Người ký: A.', 2);
    expect(text).toContain('2 báo cáo: 3 tệp, 15 trang');
    expect(text).toContain('Người ký: A.');
    expect(text).toContain('Còn 1 văn bản chưa mở xem');
    expect(text).toContain('hỏi 2 lần');
    const seen = questionText({ ...sum, unseen: 0 }, '', 1);
    expect(seen).not.toMatch(/chưa mở xem|lần\.|\n\n/);
  });
});

describe('what is signed', () => {
  const job = (document_id: number, base_version: number) =>
    ({ parts: [{ document_id, base_version }] }) as unknown as SignJob;

  it('is what was shown', () => {
    const shown = task([issued()]);
    expect(() => requireShown(job(5, 2), shown)).not.toThrow();
    expect(() => requireShown(job(5, 3), shown)).toThrow('changed');
    expect(() => requireShown(job(6, 2), shown)).toThrow('changed');
  });

  it('begins with the very bytes that were shown', async () => {
    const bytes: Bytes = Uint8Array.from([1, 2, 3, 4, 5]);
    const hash = hex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes.slice(0, 3))));
    const shown = task([issued({ hash, size: 3 })]);
    const part = { document_id: 5 };
    const prepared = [{ part, bytes, digest: bytes } as unknown as Prepared];
    await expect(requireSame(prepared, shown)).resolves.toBeUndefined();
    bytes[1] = 9;
    await expect(requireSame(prepared, shown)).rejects.toThrow('changed');
    await expect(requireSame(prepared, task([]))).rejects.toThrow('changed');
  });
});

it('what cannot be signed says why, and so does what could not be made', () => {
  expect(reasonOf(task([]))).toBe('');
  expect(reasonOf(task([], { can_sign: false, sign_reason: 'Chưa soát xét.' }))).toBe(
    'Chưa soát xét.',
  );
  expect(reasonOf({ ...task([]), fault: 'Không lập được.' })).toBe('Không lập được.');
});

it('a signature without a time stamp says why, once', () => {
  const parts = ['', 'Chưa có dấu thời gian.', 'Chưa có dấu thời gian.'];
  const job = { parts: parts.map((stamp_note) => ({ stamp_note })) } as unknown as SignJob;
  expect(doneText(job)).toBe('Chưa có dấu thời gian.');
});
