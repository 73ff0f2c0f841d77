/* Texts of logging in and passwords. */
export const viLogin = {
  'login.title': 'Đăng nhập',
  'login.failed': 'Chưa đăng nhập được:',
  'login.lead': 'Đăng nhập bằng tài khoản được cấp cho chức danh.',
  'login.ended': 'Phiên làm việc đã hết. Đăng nhập lại để làm tiếp; trang đang mở sẽ được mở lại.',
  'login.username': 'Tên đăng nhập',
  'login.password': 'Mật khẩu',
  'login.show_password': 'Hiện mật khẩu',
  'login.go': 'Đăng nhập',
  'login.help': 'Quên mật khẩu: liên hệ quản trị của đơn vị để được cấp lại.',

  'password.title': 'Đổi mật khẩu',
  'password.failed': 'Chưa đổi được mật khẩu:',
  'password.forced':
    'Mật khẩu hiện tại do quản trị cấp. Đặt mật khẩu mới trước khi sử dụng hệ thống.',
  'password.old': 'Mật khẩu hiện tại',
  'password.new': 'Mật khẩu mới',
  'password.again': 'Nhập lại mật khẩu mới',
  'password.hint': 'Ít nhất {n} ký tự. Nên dùng một câu dễ nhớ, khó đoán.',
  'password.short': 'Mật khẩu mới phải có ít nhất {n} ký tự.',
  'password.same': 'Mật khẩu mới phải khác mật khẩu hiện tại.',
  'password.differs': 'Hai lần nhập mật khẩu mới không giống nhau.',
  'password.go': 'Đổi mật khẩu',
  'password.changed': 'Đã đổi mật khẩu. Các phiên đăng nhập khác đã kết thúc.',
} as const;
