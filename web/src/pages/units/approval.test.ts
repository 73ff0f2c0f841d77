import '@/i18n/rest';
import { describe, expect, it } from 'vitest';

import type { ApprovalRule } from '@/api/types';

import {
  bodyOf,
  draftOf,
  idleNote,
  moved,
  stagesFault,
  withoutStage,
  withPerson,
  withStage,
  type StageDraft,
} from './approval';

const head: StageDraft = { title: 'Trưởng phòng', people: [{ account_id: 1, name: 'TP' }] };
const deputy: StageDraft = { title: 'Phó Giám đốc', people: [{ account_id: 2, name: 'PGĐ' }] };
const rule: ApprovalRule = {
  regime_id: 5,
  regime_name: 'Báo cáo tháng',
  document: 'Quyết định số 7',
  document_on: '2026-09-01',
  version: 3,
  changed_at: '2026-09-02T00:00:00.000Z',
  changed_by: 'Quản trị',
  can_edit: true,
  stages: [
    {
      title: 'Trưởng phòng',
      accounts: [{ account_id: 1, username: 'tp', name: 'TP', able: true }],
    },
  ],
};

describe('a rule of approval being written', () => {
  it('begins with what is there, or with one empty stage', () => {
    expect(draftOf(rule)).toEqual({
      regime_id: 5,
      document: 'Quyết định số 7',
      document_on: '2026-09-01',
      stages: [head],
    });
    expect(draftOf(null).stages).toEqual([{ title: '', people: [] }]);
  });

  it('adds, removes and moves stages', () => {
    expect(withStage([head])).toHaveLength(2);
    expect(withoutStage([head, deputy], 0)).toEqual([deputy]);
    expect(moved([head, deputy], 1, -1)).toEqual([deputy, head]);
    expect(moved([head, deputy], 0, 1)).toEqual([deputy, head]);
    expect(moved([head, deputy], 0, -1)).toEqual([head, deputy]);
    expect(moved([head, deputy], 1, 1)).toEqual([head, deputy]);
  });

  it('names nobody twice in a stage', () => {
    expect(withPerson(head, { account_id: 1, name: 'TP' })).toBe(head);
    expect(withPerson(head, { account_id: 2, name: 'PGĐ' }).people).toHaveLength(2);
  });

  it('says what is wrong before it is sent', () => {
    expect(stagesFault([head, deputy])).toBeUndefined();
    expect(stagesFault([{ ...head, title: ' ' }])).toContain('Cấp 1');
    expect(stagesFault([head, { ...deputy, title: 'Trưởng phòng ' }])).toContain('trùng tên');
    expect(stagesFault([head, { ...deputy, people: [] }])).toContain('cấp 2');
  });

  it('is sent with accounts by number', () => {
    expect(bodyOf({ ...draftOf(rule), document: ' Quyết định số 8 ' }, 3)).toEqual({
      version: 3,
      document: 'Quyết định số 8',
      document_on: '2026-09-01',
      stages: [{ title: 'Trưởng phòng', accounts: [1] }],
    });
  });

  it('says where the regulation does not ask for it, so that a rule has no effect', () => {
    const rules = { unit_id: 1, can_edit: true, demanded: true, items: [rule] };
    expect(idleNote(undefined)).toBe('');
    expect(idleNote(rules)).toBe('');
    expect(idleNote({ ...rules, items: [], demanded: false })).toContain('không yêu cầu soát xét');
  });
});
