/* Units that merge, split, change their names or end. */
export const viSuccession = {
  'succession.title': 'Sắp xếp đơn vị',
  'succession.none': 'Đơn vị này chưa được sắp xếp lần nào.',
  'succession.record': 'Ghi sắp xếp đơn vị',
  'succession.text':
    'Báo cáo đang làm dở, chỗ trong danh sách báo cáo, chế độ báo cáo đơn vị cũ chủ trì hoặc nhận được chuyển cho đơn vị kế thừa. Số liệu cũ vẫn là của đơn vị cũ, đơn vị kế thừa xem được.',
  'succession.came_of': 'Kế thừa từ',
  'succession.became': 'Đơn vị kế thừa',
  'succession.nobody': 'Không có đơn vị kế thừa',
  'succession.line': '{kind} từ {day}, {document}',
  'succession.heir': 'nhận việc đang làm dở',
  'succession.waiting': 'chưa đến ngày, hệ thống tự chuyển vào ngày đó',
  'succession.owed':
    'Hiện còn {reports} báo cáo chưa được tiếp nhận, có trong {lists} danh sách báo cáo, chủ trì hoặc nhận {regimes} chế độ báo cáo.',
  'succession.kind': 'Hình thức',
  'succession.kind.merge': 'Sáp nhập',
  'succession.kind.split': 'Chia, tách',
  'succession.kind.rename': 'Đổi tên, đổi mã',
  'succession.kind.abolish': 'Giải thể',
  'succession.kind_hint.merge': 'Một hoặc nhiều đơn vị cũ nhập vào một đơn vị.',
  'succession.kind_hint.split':
    'Một đơn vị cũ thành từ hai đơn vị; chọn đơn vị nhận việc đang làm dở.',
  'succession.kind_hint.rename': 'Một đơn vị cũ tiếp tục là một đơn vị mang mã khác.',
  'succession.kind_hint.abolish': 'Một đơn vị cũ kết thúc, có hoặc không có đơn vị nhận việc.',
  'succession.from_on': 'Từ ngày',
  'succession.from_hint':
    'Ngày đầu tiên theo tổ chức mới. Trước ngày này danh sách báo cáo giữ nguyên.',
  'succession.document': 'Văn bản',
  'succession.document_hint': 'Số, ký hiệu, ngày của nghị quyết hoặc quyết định.',
  'succession.predecessors': 'Đơn vị cũ',
  'succession.successors': 'Đơn vị kế thừa',
  'succession.add_predecessor': 'Thêm đơn vị cũ',
  'succession.add_successor': 'Thêm đơn vị kế thừa',
  'succession.remove': 'Bỏ {name}',
  'succession.heir_choose': 'Đơn vị nhận việc đang làm dở',
  'succession.nothing': '—',
  'succession.failed': 'Chưa ghi được, cần sửa:',
  'succession.ask':
    'Việc chuyển giao không tự hoàn tác được. Kiểm tra lại các đơn vị và ngày trước khi ghi.',
  'succession.go': 'Ghi và chuyển giao',
  'succession.done':
    'Đã ghi. Chuyển {reports} báo cáo, {lists} danh sách báo cáo, {regimes} chế độ báo cáo, {children} đơn vị trực thuộc.',
  'succession.later':
    'Đã ghi. Danh sách báo cáo đã đổi từ ngày đó; phần còn lại được chuyển vào ngày đó.',
  'succession.import': 'Nhập sắp xếp từ CSV',
  'succession.import_text':
    'Tệp có các cột: kind (merge, split, rename, abolish), predecessor_code, successor_code, from_on, document và, khi chia tách, heir (x). Cặp đã ghi được bỏ qua.',
  'succession.import_done':
    'Đã ghi {changes} lần sắp xếp với {links} cặp đơn vị; {unchanged} cặp đã có. Chuyển {reports} báo cáo, {lists} danh sách, {regimes} chế độ báo cáo.',
} as const;
