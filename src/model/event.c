#include "model/event.h"

const char *const object_type_names[OBJECT_TYPE_COUNT] = {
#define X(name, wire) [OBJECT_##name] = wire,
    OBJECT_TYPE_LIST(X)
#undef X
};

/* clang-format off */
static const struct {
    const char *action, *title;
} titles[] = {
    { "session.open",        "Đăng nhập" },
    { "session.close",       "Đăng xuất" },
    { "session.wrong",       "Đăng nhập sai" },
    { "session.stop",        "Dừng đăng nhập từ trình duyệt lạ" },
    { "account.create",      "Tạo tài khoản" },
    { "account.change",      "Sửa tài khoản" },
    { "account.move",        "Chuyển tài khoản sang đơn vị khác" },
    { "account.lock",        "Khóa tài khoản" },
    { "account.unlock",      "Mở khóa tài khoản" },
    { "account.password",    "Đổi mật khẩu" },
    { "account.wrong",       "Nhập sai mật khẩu hiện tại" },
    { "account.mail",        "Đổi cách nhận thư điện tử" },
    { "mail.revive",         "Gửi lại thư điện tử" },
    { "account.reissue",     "Cấp lại mật khẩu" },
    { "grant.create",        "Phân quyền" },
    { "grant.end",           "Thu hồi quyền" },
    { "account_request.ask",      "Đề nghị về tài khoản" },
    { "account_request.grant",    "Giải quyết đề nghị về tài khoản" },
    { "account_request.refuse",   "Từ chối đề nghị về tài khoản" },
    { "account_request.withdraw", "Rút đề nghị về tài khoản" },
    { "unit.create",         "Thêm đơn vị" },
    { "unit.change",         "Sửa đơn vị" },
    { "unit.import",         "Nhập danh sách đơn vị" },
    { "form.create",         "Tạo biểu mẫu" },
    { "form.version",        "Ban hành phiên bản biểu mẫu" },
    { "form.draft",          "Sửa bản đang soạn của biểu mẫu" },
    { "form.revise",         "Soạn phiên bản mới của biểu mẫu" },
    { "form.test",           "Đưa biểu mẫu ra kiểm thử" },
    { "form.amend",          "Rút biểu mẫu về sửa tiếp" },
    { "form.announce",       "Thông báo áp dụng biểu mẫu" },
    { "form.use",            "Đưa biểu mẫu vào sử dụng" },
    { "form.discard",        "Bỏ bản đang soạn của biểu mẫu" },
    { "form.repeal",         "Bãi bỏ biểu mẫu" },
    { "form.remark",         "Góp ý khi kiểm thử biểu mẫu" },
    { "form.reason",         "Nêu lý do hỏi lại" },
    { "form.clock",          "Sửa thời hạn xây dựng biểu mẫu" },
    { "outline.create",      "Tạo đề cương" },
    { "outline.version",     "Ban hành phiên bản đề cương" },
    { "regime.create",       "Tạo chế độ báo cáo" },
    { "regime.change",       "Sửa chế độ báo cáo" },
    { "regime.reporters",    "Sửa danh sách đơn vị báo cáo" },
    { "letterhead.change",   "Sửa thể thức văn bản" },
    { "calendar.confirm",    "Xác nhận lịch làm việc" },
    { "profile.change",      "Sửa cấu hình theo quy chế" },
    { "profile.begin",       "Đặt cấu hình theo quy chế" },
    { "regime.opening",      "Đặt việc tự mở kỳ" },
    { "regime.not_opened",   "Không tự mở được kỳ báo cáo" },
    { "cycle.open",          "Mở kỳ báo cáo" },
    { "cycle.to_lead",       "Giao kỳ báo cáo cho đơn vị chủ trì" },
    { "cycle.assign",        "Đơn vị chủ trì giao báo cáo" },
    { "cycle.close",         "Đóng tiếp nhận báo cáo" },
    { "cycle.reopen",        "Mở lại tiếp nhận báo cáo" },
    { "cycle.extend",        "Gia hạn cho cả kỳ" },
    { "indicator.create",      "Thêm chỉ tiêu" },
    { "indicator.change",      "Sửa chỉ tiêu" },
    { "indicator.import",      "Nhập danh mục chỉ tiêu" },
    { "attribute.create",      "Thêm thuộc tính" },
    { "attribute.change",      "Sửa thuộc tính" },
    { "attribute.import",      "Nhập danh mục thuộc tính" },
    { "measure.create",        "Thêm đơn vị tính" },
    { "measure.change",        "Sửa đơn vị tính" },
    { "measure.import",        "Nhập danh mục đơn vị tính" },
    { "sector.create",         "Thêm lĩnh vực" },
    { "sector.change",         "Sửa lĩnh vực" },
    { "sector.import",         "Nhập danh mục lĩnh vực" },
    { "report.assign",       "Giao báo cáo" },
    { "report.hand_on",      "Giao lại cho đơn vị trực thuộc" },
    { "report.take_back",    "Thu hồi việc giao lại" },
    { "report.intake_close", "Đơn vị chủ trì đóng tiếp nhận" },
    { "report.intake_open",  "Đơn vị chủ trì mở lại tiếp nhận" },
    { "report.extension_ask", "Xin gia hạn" },
    { "report.extend",       "Gia hạn" },
    { "report.extension_refuse", "Không đồng ý gia hạn" },
    { "report.enter",        "Nhập số liệu" },
    { "report.explain",      "Giải trình cảnh báo" },
    { "report.comment",      "Góp ý lời văn" },
    { "report.answer",       "Trả lời góp ý" },
    { "report.write",        "Viết nội dung" },
    { "report.override",     "Sửa số tổng hợp" },
    { "report.restore",      "Lấy lại số tổng hợp" },
    { "report.consolidate",  "Tổng hợp" },
    { "report.attach",       "Đính kèm tệp" },
    { "report.detach",       "Gỡ tệp đính kèm" },
    { "report.attach_note",  "Sửa chú thích tệp đính kèm" },
    { "report.submit",       "Trình lãnh đạo" },
    { "report.refuse",       "Lãnh đạo trả lại" },
    { "report.approve",      "Phê duyệt" },
    { "report.approve_figures",     "Duyệt số liệu" },
    { "report.sign",                "Ký báo cáo" },
    { "report.signature",           "Tạo chữ ký" },
    { "report.return_unsigned",     "Văn thư trả lại để ký" },
    { "report.request_correction",  "Đề nghị đính chính" },
    { "report.grant_correction",    "Đồng ý đính chính" },
    { "report.deny_correction",     "Không đồng ý đính chính" },
    { "report.send",         "Gửi báo cáo" },
    { "report.recall",       "Thu hồi" },
    { "report.accept",       "Tiếp nhận" },
    { "report.return",       "Nơi nhận trả lại" },
};

static const struct field event_fields[] = {
    { MEMBER(struct event, id),            .type = FIELD_INT,  .flags = F_READ | F_COLUMN, .doc = "Identifies the event; later ones are greater." },
    { .name = "at", .offset = offsetof(struct event, at_ms), .type = FIELD_TIME, .flags = F_READ | F_COLUMN, .doc = "When." },
    { MEMBER(struct event, actor_id),      .type = FIELD_INT,  .flags = F_READ | F_COLUMN | F_NULL, .doc = "Whose account." },
    { MEMBER(struct event, actor_name),    .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "The post's name then." },
    { MEMBER(struct event, actor_unit_id), .type = FIELD_INT,  .flags = F_READ | F_COLUMN | F_NULL, .doc = "Its unit then." },
    { MEMBER(struct event, session_id),    .type = FIELD_INT,  .flags = F_COLUMN, .doc = "In which session." },
    { MEMBER(struct event, address),       .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "From where." },
    { MEMBER(struct event, request_id),    .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "In which request." },
    { MEMBER(struct event, action),        .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "What was done." },
    { MEMBER(struct event, object_type),   .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "To what kind of object." },
    { MEMBER(struct event, object_id),     .type = FIELD_INT,  .flags = F_READ | F_COLUMN, .doc = "To which one." },
    { MEMBER(struct event, unit_id),       .type = FIELD_INT,  .flags = F_COLUMN, .doc = "The unit it is about." },
    { MEMBER(struct event, other_unit_id), .type = FIELD_INT,  .flags = F_COLUMN, .doc = "The unit that receives." },
    { MEMBER(struct event, note),          .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "The reason given." },
    { MEMBER(struct event, before),        .type = FIELD_TEXT, .flags = F_READ | F_COLUMN | F_NULL, .doc = "What it was before, as JSON." },
    { MEMBER(struct event, after),         .type = FIELD_TEXT, .flags = F_READ | F_COLUMN | F_NULL, .doc = "What it is since, as JSON." },
    { MEMBER(struct event, cells),         .type = FIELD_BLOB, .flags = F_COLUMN, .doc = "Packed cells of a save." },
    { .name = "unit_name", .offset = offsetof(struct event, actor_unit_name), .type = FIELD_TEXT, .flags = F_READ | F_JOIN, .doc = "Name of the actor's unit." },
    { MEMBER(struct event, object_name),      .type = FIELD_TEXT, .flags = F_READ | F_JOIN, .doc = "What the object is called now; of a cycle or a report: its regime." },
    { MEMBER(struct event, object_unit_name), .type = FIELD_TEXT, .flags = F_READ | F_JOIN, .doc = "The unit it is about." },
    { MEMBER(struct event, object_unit_path), .type = FIELD_TEXT, .flags = F_JOIN, .doc = "Path of that unit." },
    { MEMBER(struct event, period),           .type = FIELD_TEXT, .flags = F_JOIN, .doc = "Period of a cycle or a report." },
    { MEMBER(struct event, regime_id),        .type = FIELD_INT,  .flags = F_JOIN, .doc = "Regime of a report." },
    { MEMBER(struct event, receiver_path),    .type = FIELD_TEXT, .flags = F_JOIN, .doc = "Path of the unit that receives a report." },
    { MEMBER(struct event, period_title),  .type = FIELD_TEXT, .flags = F_READ, .doc = "Period of a cycle or a report, in Vietnamese; else empty." },
    { MEMBER(struct event, cells_changed), .type = FIELD_INT,  .flags = F_READ, .doc = "How many cells a save changed." },
    { MEMBER(struct event, can_open),      .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether you may look at the object." },
    { MEMBER(struct event, action_title),  .type = FIELD_TEXT, .flags = F_READ, .doc = "What was done, in Vietnamese." },
};

static const struct field event_query_fields[] = {
    { MEMBER(struct event_query, object_type), .type = FIELD_ENUM, .flags = F_QUERY, .names = object_type_names, .names_len = OBJECT_TYPE_COUNT, .doc = "Of which kind of object." },
    { MEMBER(struct event_query, object_id),   .type = FIELD_INT,  .flags = F_QUERY, .min = 1, .doc = "Of which object." },
    { MEMBER(struct event_query, actor_id),    .type = FIELD_INT,  .flags = F_QUERY, .min = 1, .doc = "By whose account." },
    { MEMBER(struct event_query, from),        .type = FIELD_DATE, .flags = F_QUERY, .doc = "From this day on." },
    { MEMBER(struct event_query, to),          .type = FIELD_DATE, .flags = F_QUERY, .doc = "Until this day, included." },
    PAGE_FIELDS(struct event_query),
};

static const struct field event_page_fields[] = { PAGE_OUT_FIELDS(&event_resource) };

const struct resource event_resource = { .name = "event", .table = "event", .size = sizeof(struct event),
    .fields = event_fields, .fields_len = ARRAY_LEN(event_fields) };
const struct resource event_query_resource = { .name = "event_query", .size = sizeof(struct event_query),
    .fields = event_query_fields, .fields_len = ARRAY_LEN(event_query_fields) };
const struct resource event_page_resource = { .name = "event_page", .size = sizeof(struct page_out),
    .fields = event_page_fields, .fields_len = ARRAY_LEN(event_page_fields) };
/* clang-format on */

struct str event_title(struct str action)
{
    for (size_t i = 0; i < ARRAY_LEN(titles); i++)
        if (str_eq(action, str_of(titles[i].action)))
            return str_of(titles[i].title);
    return action;
}
