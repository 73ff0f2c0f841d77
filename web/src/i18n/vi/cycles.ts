/** Opening a cycle whose days another has too. */
export const viCycles = {
  'cycle.overlap':
    'Kỳ này có ngày số liệu trùng với một kỳ đã mở nên những ngày đó bị tính hai lần. {cycle}',
  'cycle.overlap_reason': 'Lý do mở kỳ trùng ngày số liệu',
  'cycle.overlap_reason_hint': 'Ví dụ: kỳ chuyển tiếp theo văn bản mới.',
} as const;
