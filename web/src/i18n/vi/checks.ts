/* Texts of checks, and of figures that come from other reports. */
export const viChecks = {
  'regime.plan': 'Kế hoạch năm lấy từ',
  'regime.plan_hint': 'Chế độ báo cáo năm; dùng cho công thức KE_HOACH. Để trống: không có',

  'explain.sources': 'Số liệu lấy từ báo cáo khác',
  'explain.source': 'Báo cáo',
  'explain.source_of': '{title} – {period}',
  'explain.form_of': 'Biểu {form} – {period}',
} as const;
