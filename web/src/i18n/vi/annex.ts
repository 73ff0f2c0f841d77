/* Texts of making forms out of annexes. */
export const viAnnex = {
  'annex.tables': 'Các bảng trong tệp {name}',
  'annex.tables_text':
    'Tệp có {n} bảng. Xem lại và lưu từng bảng cần dùng thành một biểu mẫu; bảng không cần thì bỏ qua.',
  'annex.no_table_in': 'Trang không có bảng biểu mẫu: {names}.',
  'annex.sheet': 'Trang “{name}”',
  'annex.sheet_hidden': 'Trang ẩn “{name}”',
  'annex.table_at': 'bảng từ dòng {row}',
  'annex.untitled': '(chưa rõ tên)',
  'annex.doubts': '{n} chỗ cần xem lại',
  'annex.too_large': 'Bảng quá lớn, không làm biểu mẫu được',
  'annex.now': 'Đang xem',
  'annex.saved': 'Đã lưu',
  'annex.open_saved': 'Mở biểu mẫu đã lưu',
  'annex.finish': 'Xong',
  'annex.all_saved': 'Đã lưu mọi bảng trong tệp.',
  'annex.date_line': 'Dòng ngày tháng trên chữ ký',
  'annex.signs': 'Người ký cuối biểu',
  'annex.signs_hint':
    'Mỗi dòng một người ký, từ trái sang; ghi chú dưới chức danh đặt sau dấu |. Ví dụ: NGƯỜI LẬP BIỂU | (Ký, ghi rõ họ tên)',
  'annex.notes': 'Ghi chú dưới bảng',
  'annex.notes_hint': 'Mỗi dòng một ghi chú, in dưới bảng khi xuất tệp.',
} as const;
