/* Short words for tests of the grid; the real ones are pages/entry/grid-words.ts. */
import type { GridWords } from '@/grid/words';

export const someWords: GridWords = {
  yes: 'Có',
  no: 'Không',
  formulaCell: 'Ô tự tính',
  lockedCell: 'Ô khóa',
  otherUnitCell: 'Ô của đơn vị khác',
  handedCell: 'Số liệu của đơn vị được giao lại',
  readOnlySheet: 'Chỉ xem',
  bad: (reason, text) => `${reason}: ${text}`,
  error: (code) => code,
  offered: (text, shown) => `${text} → ${shown}`,
  pasted: ({ pasted, skipped, bad, outside }) =>
    `dán ${String(pasted)}, bỏ ${String(skipped)}, lỗi ${String(bad)}, ngoài ${String(outside)}`,
  cannotPaste: 'chưa dán được',
  copied: (cells) => `sao ${String(cells)}`,
  undone: (cells) => `hoàn tác ${String(cells)}`,
  redone: (cells) => `làm lại ${String(cells)}`,
  nothingToUndo: 'hết hoàn tác',
  nothingToRedo: 'hết làm lại',
  unsaved: 'chưa gửi',
  saving: 'đang gửi',
  failed: (reason) => reason,
  conflict: (theirs) => theirs,
  overridden: (note) => note,
};
