/* Texts of checks, and of figures that come from other reports. */
export const viChecks = {
  'regime.plan': 'Kế hoạch năm lấy từ',
  'regime.plan_hint': 'Chế độ báo cáo năm; dùng cho công thức KE_HOACH. Để trống: không có',

  'check.finding': '{message} Hiện là {found}; cho phép {allowed}.',
  'check.at': 'Ô {cell} ({n} ô)',
  'check.to_explain': 'Cảnh báo cần giải trình',
  'check.to_explain_hint':
    'Giải trình đi cùng báo cáo đến người duyệt và nơi nhận. Chưa giải trình đủ thì chưa trình được.',
  'check.note': 'Vì sao số liệu vẫn đúng',
  'check.note_of': 'Giải trình: {message}',
  'check.save_note': 'Lưu giải trình',
  'check.explained': 'Đã lưu giải trình.',
  'check.nothing_changed': 'Giải trình chưa thay đổi.',
  'check.unexplained': 'Chưa có giải trình.',
  'check.warnings': 'Cảnh báo và giải trình',
  'check.warnings_none': 'Báo cáo không có cảnh báo kiểm tra nào.',
  'check.units': 'Cảnh báo của các đơn vị',
  'check.units_none': 'Các báo cáo đã tổng hợp không có cảnh báo nào.',
  'check.message': 'Cảnh báo',
  'check.found': 'Số liệu',
  'check.allowed': 'Cho phép',
  'check.explanation': 'Giải trình',

  'explain.sources': 'Số liệu lấy từ báo cáo khác',
  'explain.source': 'Báo cáo',
  'explain.source_of': '{title} – {period}',
  'explain.form_of': 'Biểu {form} – {period}',
} as const;
