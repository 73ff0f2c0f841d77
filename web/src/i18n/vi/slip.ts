/* Handing an account over: on a slip, or by e-mail. */
export const viSlip = {
  'slip.print': 'In phiếu bàn giao',
  'slip.title': 'Phiếu bàn giao tài khoản',
  'slip.system': 'Hệ thống thông tin báo cáo',
  'slip.at': 'Địa chỉ truy cập',
  'slip.post': 'Người sử dụng (chức danh)',
  'slip.unit': 'Đơn vị',
  'slip.text':
    'Đăng nhập lần đầu phải đổi mật khẩu. Người được bàn giao giữ bí mật mật khẩu, không giao tài khoản cho người khác; khi chuyển công tác, nghỉ việc hoặc nghi lộ mật khẩu thì báo ngay cho đơn vị cấp tài khoản.',
  'slip.from': 'Người bàn giao',
  'slip.to': 'Người nhận bàn giao',
  'slip.sign': '(Ký, ghi rõ họ tên)',
  'slip.mail': 'Gửi tên đăng nhập, mật khẩu đến địa chỉ thư điện tử',
  'slip.mail_hint': 'Địa chỉ của người sử dụng, ví dụ vanthu@nghean.gov.vn.',
  'slip.send': 'Gửi thư',
  'slip.sent': 'Đã chuyển thư đến {address} vào hàng đợi gửi.',
} as const;
