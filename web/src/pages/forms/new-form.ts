import type { Layout, LayoutColumn } from '@/api/types';
import { fold } from '@/lib/text';

export const emptyLayout: Layout = {
  title: '',
  form_no: '',
  unit_note: '',
  legal_basis: '',
  open_list: false,
  columns: [],
  rows: [],
  cells: [],
  doubts: [],
};

/** A code to begin with, out of the annex's file name: "Mẫu báo cáo tháng.xlsx" → mau-bao-cao-thang. */
export function suggestCode(fileName: string): string {
  return fold(fileName.replace(/\.[^.]*$/, ''))
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
}

const plainColumn: Omit<LayoutColumn, 'key' | 'path' | 'role'> = {
  number: '',
  type: 'number',
  decimals: 0,
  unit: '',
  attribute: '',
  printed: '',
  rule: 'sum',
  rule_weight: 0,
  rule_num: 0,
  rule_den: 0,
  rule_factor: null,
  readonly: false,
  required: false,
  width: 0,
};

/** What a form drawn from nothing begins with: a column of names, one of figures, one row. */
export function startLayout(title: string, label: string, value: string): Layout {
  return {
    ...emptyLayout,
    title,
    columns: [
      { ...plainColumn, key: 1, path: ['STT'], role: 'stt', type: 'text', rule: 'none' },
      { ...plainColumn, key: 2, path: [label], role: 'label', type: 'text', rule: 'none' },
      { ...plainColumn, key: 3, path: [value], role: 'value' },
    ],
    rows: [
      {
        key: 1,
        kind: 'fixed',
        stt: '1',
        code: '',
        label: '',
        unit: '',
        indent: 0,
        indicator: '',
        rule: 'default',
        rule_weight: 0,
        rule_num: 0,
        rule_den: 0,
        rule_factor: null,
      },
    ],
  };
}
