/** The totals a report's figures went into. */
export const viUses = {
  'uses.title': 'Số liệu đã vào báo cáo tổng hợp',
  'uses.none': 'Số liệu của báo cáo này chưa vào báo cáo tổng hợp nào.',
  'uses.report': 'Báo cáo tổng hợp',
  'uses.revision': 'Bản đã lấy',
  'uses.figure': 'Số liệu',
  'uses.current': 'Đang có hiệu lực',
  'uses.old': 'Số cũ, cần tổng hợp lại',
} as const;
