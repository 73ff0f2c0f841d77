/* Texts of the entry grid (grid/, pages/entry/). */
export const viEntry = {
  'entry.gridLabel': 'Biểu số liệu {title}',
  'entry.loadFailed': 'Không mở được biểu số liệu.',
  'entry.retry': 'Thử lại',

  'entry.yes': 'Có',
  'entry.no': 'Không',
  'entry.formulaCell': 'Ô tự tính theo công thức, không nhập trực tiếp.',
  'entry.lockedCell': 'Biểu mẫu không yêu cầu nhập ô này.',
  'entry.handedCell':
    'Ô này lấy số liệu của đơn vị được giao lại. Nhấn Enter để sửa, có ghi lý do.',
  'entry.otherUnitCell': 'Phần này giao cho đơn vị khác nhập.',
  'entry.readOnlySheet': 'Biểu đang ở chế độ chỉ xem, không nhập được.',
  'entry.totalCell': 'Số tổng hợp. Bấm “Sửa số tổng hợp” để ghi số khác kèm lý do.',

  'entry.bad.number': '“{text}” không phải là số. Dùng dấu phẩy cho phần thập phân, ví dụ 1234,5.',
  'entry.bad.decimals':
    '“{text}” có quá nhiều chữ số thập phân; cột này nhận tối đa {decimals} chữ số sau dấu phẩy.',
  'entry.bad.whole': 'Cột này chỉ nhận số nguyên; “{text}” có phần thập phân.',
  'entry.bad.otherStyle': '“{text}” viết theo kiểu số khác với kiểu đã chọn.',
  'entry.bad.tooLarge': '“{text}” quá lớn, không ghi được vào ô.',
  'entry.bad.unitUnknown':
    '“{text}” viết bằng chữ nhưng ô không rõ đơn vị tính. Đề nghị nhập bằng chữ số.',
  'entry.bad.otherUnit': 'Đơn vị tính trong “{text}” khác đơn vị tính của ô.',
  'entry.bad.ditto': 'Ô phía trên chưa có số liệu nên không lấy “như trên” được.',
  'entry.bad.date': '“{text}” không phải là ngày. Nhập theo mẫu 15/07/2026.',
  'entry.bad.yesNo': 'Ô này nhận “Có” hoặc “Không”.',
  'entry.bad.tooLong': 'Nội dung quá dài (tối đa 2.000 ký tự), đề nghị viết gọn lại.',
  'entry.offered':
    '“{text}” được hiểu là {shown}. Nhấn Enter lần nữa để nhận, hoặc sửa lại. Phần thập phân dùng dấu phẩy.',
  'entry.error.div0': 'Công thức chia cho số 0 hoặc cho ô trống.',
  'entry.error.value': 'Công thức gặp giá trị không đúng kiểu, ví dụ chữ ở chỗ cần số.',
  'entry.error.overflow': 'Kết quả quá lớn hoặc không tính được.',
  'entry.error.ref': 'Ô mà công thức tham chiếu không có.',
  'entry.error.na': 'Không có số liệu.',

  'entry.pasted': 'Đã dán {n} ô',
  'entry.pastedByLabels': 'Đã dán {n} ô theo đúng tên chỉ tiêu',
  'entry.pasteSkipped': 'bỏ qua {n} ô tự tính/khóa',
  'entry.pasteBad': '{n} ô không đọc được, giữ số cũ (tô đỏ)',
  'entry.pasteConverted': 'đã chuyển {n} ô từ bảng mã cũ sang Unicode',
  'entry.pasteRows': 'thêm {n} dòng',
  'entry.pasteOutside': '{n} ô vượt ngoài biểu',
  'entry.cannotPaste': 'Chưa dán được vì chưa kết nối được máy chủ. Hãy dán lại sau.',
  'entry.copied': 'Đã sao chép {n} ô.',
  'entry.undone': 'Đã hoàn tác {n} ô.',
  'entry.redone': 'Đã làm lại {n} ô.',
  'entry.undoneRows': 'Đã hoàn tác {rows} dòng, {n} ô.',
  'entry.redoneRows': 'Đã làm lại {rows} dòng, {n} ô.',
  'entry.nothingToUndo': 'Không còn thao tác nào để hoàn tác.',
  'entry.nothingToRedo': 'Không còn thao tác nào để làm lại.',

  'entry.unsaved': 'Chưa gửi lên máy chủ.',
  'entry.savingCell': 'Đang gửi lên máy chủ.',
  'entry.failedCell': 'Máy chủ không nhận: {reason}',
  'entry.conflictCell': 'Ô này đã được {by} sửa thành {theirs} lúc {at}.',
  'entry.conflictCellUnknown': 'Ô này vừa được người khác sửa thành {theirs}.',
  'entry.emptyValue': '(trống)',
  'entry.overridden': 'Số đã sửa so với số tổng hợp: {note}',

  'entry.toolbar': 'Công cụ của biểu',
  'entry.search': 'Tìm chỉ tiêu',
  'entry.searchHint': 'Không cần gõ dấu',
  'entry.searchFound': '{at}/{n}',
  'entry.searchNone': 'Không có',
  'entry.searchNext': 'Chỉ tiêu tìm được tiếp theo',
  'entry.searchPrevious': 'Chỉ tiêu tìm được phía trước',
  'entry.undo': 'Hoàn tác (Ctrl+Z)',
  'entry.redo': 'Làm lại (Ctrl+Y)',
  'entry.fill': 'Nhập từ Excel',

  'entry.check': 'Kiểm tra',
  'entry.wide': 'Mở rộng biểu',
  'entry.narrow': 'Thu gọn biểu',

  'entry.save.clean': 'Mọi số liệu đã lưu',
  'entry.save.savedAt': 'Đã lưu lúc {time}',
  'entry.save.waiting': 'Chưa gửi {n} ô…',
  'entry.save.saving': 'Đang lưu…',
  'entry.save.kept': 'Chưa gửi được, đã giữ trên máy ({n} ô)',
  'entry.save.keptNot': 'Chưa gửi được {n} ô và trình duyệt không cho giữ trên máy',
  'entry.save.signedOut':
    'Phiên làm việc đã hết. {n} ô chưa gửi đã giữ trên máy, sẽ gửi sau khi đăng nhập lại.',
  'entry.save.blocked': 'Không lưu được: {reason}',
  'entry.save.undecided': 'Còn {n} ô chưa nhận được, cần xem lại',
  'entry.save.now': 'Gửi ngay',

  'entry.restored': 'Đã khôi phục {n} ô nhập lúc {at} chưa lưu được lên máy chủ.',
  'entry.restoredLocked':
    'Trên máy này còn {n} ô nhập lúc {at} chưa gửi được, nhưng báo cáo không còn ở trạng thái nhập liệu.',
  'entry.restoredDrop': 'Bỏ các ô này',
  'entry.restoredDropAsk': 'Bỏ số liệu giữ trên máy',
  'entry.restoredDropText': '{n} ô chưa gửi sẽ bị xóa khỏi máy này và không lấy lại được.',

  'entry.status.sum': 'Tổng: {sum}',
  'entry.status.count': '{n} số',
  'entry.status.selected': '{n} ô đang chọn',
  'entry.status.label': 'Thông tin ô đang chọn',
  'entry.override': 'Sửa số tổng hợp',

  'entry.style.title': 'Số được viết theo kiểu nào?',
  'entry.style.text':
    'Khối số vừa dán có thể đọc theo hai cách, ví dụ “{text}”. Chọn đúng cách viết trong tệp gốc:',
  'entry.style.vi': 'Kiểu Việt Nam (1.234,5): hiểu là {shown}',
  'entry.style.en': 'Kiểu Anh - Mỹ (1,234.5): hiểu là {shown}',
  'entry.style.cancel': 'Hủy, không dán',

  'entry.round.title': 'Làm tròn các số vừa dán?',
  'entry.round.text':
    '{n} số có nhiều chữ số thập phân hơn cột cho phép, ví dụ “{text}” làm tròn là {rounded}. Nếu không, các ô đó giữ nguyên số cũ.',
  'entry.round.go': 'Làm tròn',

  'entry.old.title': 'Chuyển chữ sang Unicode?',
  'entry.old.text':
    '{n} ô có thể gõ theo bảng mã {encoding}, ví dụ “{text}” khi đó là “{reading}”. Nếu không chuyển, chữ giữ nguyên như trong tệp.',
  'entry.old.go': 'Chuyển sang Unicode',

  'entry.conflict.notice': '{n} ô bị người khác sửa trong lúc đang nhập. Cần chọn giữ số nào.',
  'entry.conflict.open': 'Xem và chọn',
  'entry.conflict.title': 'Ô có hai giá trị',
  'entry.conflict.text':
    'Các ô sau vừa được người khác sửa. Chọn giá trị giữ lại cho từng ô; giá trị kia vẫn còn trong lịch sử.',
  'entry.conflict.theirs': 'Của {by}, lúc {at}',
  'entry.conflict.theirsUnknown': 'Của người khác',
  'entry.conflict.keepMine': 'Giữ của tôi: {value}',
  'entry.conflict.takeTheirs': 'Lấy của họ: {value}',
  'entry.conflict.allMine': 'Giữ tất cả của tôi',
  'entry.conflict.allTheirs': 'Lấy tất cả của họ',

  'entry.checks.title': 'Kết quả kiểm tra',
  'entry.checks.none': 'Không có ô lỗi hoặc ô bắt buộc còn trống.',
  'entry.checks.count': '{n} ô cần xem lại',
  'entry.checks.more': 'và {n} ô khác',
  'entry.checks.missing': 'Bắt buộc nhập, đang để trống.',
  'entry.checks.close': 'Đóng',

  'entry.over.title': 'Sửa số tổng hợp',
  'entry.over.text':
    'Số này do hệ thống tổng hợp từ báo cáo cấp dưới. Số mới chỉ thay trong báo cáo tổng hợp và phải có lý do.',
  'entry.over.computed': 'Số đang có',
  'entry.over.value': 'Số mới',
  'entry.over.note': 'Lý do',
  'entry.over.noteHint': 'Ví dụ: theo công văn đính chính số 12/CV-UBND ngày 03/08/2026.',
  'entry.over.noteMissing': 'Nhập lý do sửa số tổng hợp.',
  'entry.over.save': 'Ghi số mới',
  'entry.over.cancel': 'Hủy',

  'entry.read.onlyFilled': 'Chỉ ô có số liệu',
  'entry.read.shown': '{n} chỉ tiêu',
  'entry.read.none': 'Không có chỉ tiêu nào theo điều kiện lọc.',
  'entry.read.whole': 'Xem cả biểu',
  'entry.read.enter': 'Nhập từng chỉ tiêu',

  'entry.row.offered':
    '“{text}” được hiểu là {shown}. Chạm vào ô để xem lại; rời ô là nhận. Phần thập phân dùng dấu phẩy.',
  'entry.row.previous': 'Chỉ tiêu trước',
  'entry.row.next': 'Chỉ tiêu sau',
  'entry.row.at': 'Chỉ tiêu {at}/{n}',
  'entry.row.progress': 'Tiến độ nhập',
  'entry.row.filled': 'đã nhập {n}/{of} ô',
  'entry.row.list': 'Chọn chỉ tiêu',
  'entry.row.inGroup': 'Thuộc: {group}',

  'entry.keys': 'Phím tắt',
  'check.finding': '{message} Hiện là {found}; cho phép {allowed}.',
} as const;
