import type { Layout } from '@/api/types';
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
