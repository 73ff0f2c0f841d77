#include "model/profile.h"

#include "core/alert.h"
#include "core/period.h"
#include "model/unit.h"

#include "base/limits.h"

#define IO (F_READ | F_CREATE)
#define NEEDED (IO | F_REQUIRED)
#define LINE (F_LINE | IO)
#define ARTICLE(of_type) \
    { \
        MEMBER(of_type, article), .type = FIELD_TEXT, .flags = LINE, .max = 100, \
                                  .title = "Điều khoản", .doc = "The article it stands by: Đ8.3." \
    }

/* clang-format off */
static const struct field clock_fields[] = {
    { MEMBER(struct profile_clock, value), .type = FIELD_INT,  .flags = IO, .max = 10000, .title = "Thời gian", .doc = "How long; 0: the regulation sets none." },
    { MEMBER(struct profile_clock, unit),  .type = FIELD_ENUM, .flags = IO, .names = clock_unit_names, .names_len = CLOCK_UNIT_COUNT, .title = "Tính theo", .doc = "Of what." },
    ARTICLE(struct profile_clock),
};

static const struct resource clock_resource = { .name = "profile_clock", .size = sizeof(struct profile_clock),
    .fields = clock_fields, .fields_len = ARRAY_LEN(clock_fields) };

static const struct field number_fields[] = {
    { MEMBER(struct profile_number, value), .type = FIELD_INT, .flags = IO, .max = 10000, .title = "Số lượng", .doc = "How many; 0: the regulation sets none." },
    ARTICLE(struct profile_number),
};

static const struct resource number_resource = { .name = "profile_number", .size = sizeof(struct profile_number),
    .fields = number_fields, .fields_len = ARRAY_LEN(number_fields) };

static const struct field about_fields[] = {
    { MEMBER(struct profile_about, id),          .type = FIELD_TEXT, .flags = LINE | F_REQUIRED, .min = 1, .max = 60,  .title = "Mã", .doc = "Its name in files and commands." },
    { MEMBER(struct profile_about, title),       .type = FIELD_TEXT, .flags = LINE | F_REQUIRED, .min = 1, .max = 200, .title = "Tên", .doc = "The province." },
    { MEMBER(struct profile_about, regulation),  .type = FIELD_TEXT, .flags = LINE | F_REQUIRED, .min = 1, .max = 500, .title = "Quy chế", .doc = "The regulation it comes from." },
    { MEMBER(struct profile_about, system_name), .type = FIELD_TEXT, .flags = LINE | F_REQUIRED, .min = 1, .max = 300, .title = "Tên hệ thống", .doc = "What the regulation calls the system." },
};

static const struct resource about_resource = { .name = "profile_about", .size = sizeof(struct profile_about),
    .fields = about_fields, .fields_len = ARRAY_LEN(about_fields) };

static const struct field kind_fields[] = {
    { MEMBER(struct profile_account_kind, title), .type = FIELD_TEXT, .flags = LINE | F_REQUIRED, .min = 1, .max = 200, .title = "Loại tài khoản", .doc = "What the regulation calls it." },
    { MEMBER(struct profile_account_kind, roles), .type = FIELD_LIST, .flags = NEEDED, .min = 1, .max = ROLE_COUNT, .title = "Vai trò", .doc = "The roles that make it." },
    ARTICLE(struct profile_account_kind),
};

static const struct resource kind_resource = { .name = "profile_account_kind", .size = sizeof(struct profile_account_kind),
    .fields = kind_fields, .fields_len = ARRAY_LEN(kind_fields) };

static const struct field quota_fields[] = {
    { MEMBER(struct profile_quota, unit_kind), .type = FIELD_ENUM, .flags = NEEDED, .names = unit_kind_names, .names_len = UNIT_KIND_COUNT, .title = "Loại đơn vị", .doc = "Of which units." },
    { MEMBER(struct profile_quota, accounts),  .type = FIELD_INT,  .flags = IO, .max = 10000, .title = "Số tài khoản", .doc = "How many accounts; 0: the regulation sets none." },
    { MEMBER(struct profile_quota, admins),    .type = FIELD_INT,  .flags = IO, .max = 10000, .title = "Số tài khoản quản trị", .doc = "How many administrators; 0: as for every unit." },
    ARTICLE(struct profile_quota),
};

static const struct resource quota_resource = { .name = "profile_quota", .size = sizeof(struct profile_quota),
    .fields = quota_fields, .fields_len = ARRAY_LEN(quota_fields) };

static const struct field issuing_fields[] = {
    { MEMBER(struct profile_issuing, central), .type = FIELD_BOOL, .flags = IO, .title = "Một đầu mối cấp, khóa tài khoản", .doc = "Whether accounts are issued, locked and given passwords only by who holds account.issue." },
    ARTICLE(struct profile_issuing),
};

static const struct resource issuing_resource = { .name = "profile_issuing", .size = sizeof(struct profile_issuing),
    .fields = issuing_fields, .fields_len = ARRAY_LEN(issuing_fields) };

static const struct field accounts_fields[] = {
    { MEMBER(struct profile_accounts, kinds),         .type = FIELD_LIST,   .flags = IO, .max = PROFILE_RULES_MAX, .of = &kind_resource, .title = "Loại tài khoản", .doc = "The kinds of account the regulation names." },
    { MEMBER(struct profile_accounts, quotas),        .type = FIELD_LIST,   .flags = IO, .max = PROFILE_RULES_MAX, .of = &quota_resource, .title = "Số tài khoản theo loại đơn vị", .doc = "How many accounts a unit may have of right." },
    { MEMBER(struct profile_accounts, admins_a_unit), .type = FIELD_RECORD, .flags = IO, .of = &number_resource, .title = "Số tài khoản quản trị mỗi đơn vị", .doc = "How many administrators a unit may have." },
    { MEMBER(struct profile_accounts, managers_a_unit), .type = FIELD_RECORD, .flags = IO, .of = &number_resource, .title = "Số người quản lý tài khoản tối thiểu mỗi đơn vị", .doc = "How many manage a unit's accounts, at least." },
    { MEMBER(struct profile_accounts, issuing),       .type = FIELD_RECORD, .flags = IO, .of = &issuing_resource, .title = "Nơi cấp tài khoản", .doc = "Who issues accounts." },
    { MEMBER(struct profile_accounts, request_clock), .type = FIELD_RECORD, .flags = IO, .of = &clock_resource, .title = "Thời gian cấp, đổi, khóa tài khoản", .doc = "To make, change or lock an account that was asked for." },
    { MEMBER(struct profile_accounts, password_age),  .type = FIELD_RECORD, .flags = IO, .of = &clock_resource, .title = "Thời gian phải đổi mật khẩu", .doc = "After which a password must be changed." },
};

static const struct resource accounts_resource = { .name = "profile_accounts", .size = sizeof(struct profile_accounts),
    .fields = accounts_fields, .fields_len = ARRAY_LEN(accounts_fields) };

static const struct field role_fields[] = {
    { MEMBER(struct profile_role, role),   .type = FIELD_ENUM, .flags = NEEDED, .names = role_names, .names_len = ROLE_COUNT, .title = "Vai trò", .doc = "The role." },
    { MEMBER(struct profile_role, title),  .type = FIELD_TEXT, .flags = LINE | F_REQUIRED, .min = 1, .max = 200, .title = "Tên gọi", .doc = "What the regulation calls it." },
    { MEMBER(struct profile_role, rights), .type = FIELD_LIST, .flags = NEEDED, .max = RIGHT_COUNT, .title = "Quyền", .doc = "The rights it holds." },
    ARTICLE(struct profile_role),
};

static const struct resource role_resource = { .name = "profile_role", .size = sizeof(struct profile_role),
    .fields = role_fields, .fields_len = ARRAY_LEN(role_fields) };

static const struct field roles_fields[] = {
    { MEMBER(struct profile_roles, presets), .type = FIELD_LIST, .flags = NEEDED, .max = ROLE_COUNT, .of = &role_resource, .title = "Vai trò", .doc = "Which rights each role holds." },
};

static const struct resource roles_resource = { .name = "profile_roles", .size = sizeof(struct profile_roles),
    .fields = roles_fields, .fields_len = ARRAY_LEN(roles_fields) };

static const struct field step_fields[] = {
    { MEMBER(struct profile_step, from),   .type = FIELD_ENUM, .flags = NEEDED, .names = report_state_names, .names_len = REPORT_STATE_COUNT, .title = "Từ trạng thái", .doc = "The state the report is in." },
    { MEMBER(struct profile_step, action), .type = FIELD_ENUM, .flags = NEEDED, .names = report_action_names, .names_len = ACTION_COUNT, .title = "Việc", .doc = "What is done." },
    { MEMBER(struct profile_step, to),     .type = FIELD_ENUM, .flags = NEEDED, .names = report_state_names, .names_len = REPORT_STATE_COUNT, .title = "Sang trạng thái", .doc = "The state it comes to." },
    { MEMBER(struct profile_step, side),   .type = FIELD_ENUM, .flags = NEEDED, .names = wf_side_names, .names_len = SIDE_COUNT, .title = "Bên làm", .doc = "Where the right must be held." },
    { MEMBER(struct profile_step, right),  .type = FIELD_ENUM, .flags = NEEDED, .names = right_names, .names_len = RIGHT_COUNT, .title = "Quyền", .doc = "The right that lets do it." },
    { MEMBER(struct profile_step, needs),  .type = FIELD_LIST, .flags = IO, .max = NEED_COUNT, .title = "Điều kiện", .doc = "What must be met." },
    ARTICLE(struct profile_step),
};

static const struct resource step_resource = { .name = "profile_step", .size = sizeof(struct profile_step),
    .fields = step_fields, .fields_len = ARRAY_LEN(step_fields) };

static const struct field workflow_fields[] = {
    { MEMBER(struct profile_workflow, accepted), .type = FIELD_LIST, .flags = IO, .max = SIGNATURE_KIND_COUNT, .title = "Loại chữ ký được công nhận", .doc = "The kinds of signature that count: confirmed (by password; no digital signature), digital." },
    { .name = "signed", .offset = offsetof(struct profile_workflow, covered), .type = FIELD_LIST, .flags = IO, .max = DOCUMENT_CHOICES, .title = "Văn bản phải ký số", .doc = "What a digital signing covers: paper, packet; empty: the paper alone." },
    { MEMBER(struct profile_workflow, steps), .type = FIELD_LIST, .flags = NEEDED, .max = WORKFLOW_STEPS_MAX, .of = &step_resource, .title = "Các bước", .doc = "What may be done in which state, and by whom." },
};

static const struct resource workflow_resource = { .name = "profile_workflow", .size = sizeof(struct profile_workflow),
    .fields = workflow_fields, .fields_len = ARRAY_LEN(workflow_fields) };

static const struct field clocks_fields[] = {
    { MEMBER(struct profile_clocks, assignment), .type = FIELD_RECORD, .flags = IO, .of = &clock_resource, .title = "Giao báo cáo trước hạn gửi", .doc = "At least, between assigning a report and its due time; hours or working_days." },
    { MEMBER(struct profile_clocks, assignment_spares_ad_hoc),  .type = FIELD_BOOL, .flags = IO, .title = "Miễn cho báo cáo đột xuất của tỉnh", .doc = "Whether reports asked for once by the province are exempt." },
    { MEMBER(struct profile_clocks, assignment_spares_central), .type = FIELD_BOOL, .flags = IO, .title = "Miễn khi Chính phủ, bộ, ngành yêu cầu", .doc = "Whether what the Government or a ministry asks for is exempt." },
};

static const struct resource clocks_resource = { .name = "profile_clocks", .size = sizeof(struct profile_clocks),
    .fields = clocks_fields, .fields_len = ARRAY_LEN(clocks_fields) };

static const struct field alert_step_fields[] = {
    { MEMBER(struct profile_alert, days),         .type = FIELD_INT,  .flags = NEEDED, .min = -ALERT_DAYS_MAX, .max = ALERT_DAYS_MAX, .title = "Số ngày so với hạn gửi", .doc = "Before (below 0), on (0) or after the due day." },
    { MEMBER(struct profile_alert, working_days), .type = FIELD_BOOL, .flags = IO, .title = "Tính ngày làm việc", .doc = "Whether only working days count." },
    ARTICLE(struct profile_alert),
};

static const struct resource alert_step_resource = { .name = "profile_alert", .size = sizeof(struct profile_alert),
    .fields = alert_step_fields, .fields_len = ARRAY_LEN(alert_step_fields) };

static const struct field ending_step_fields[] = {
    { MEMBER(struct profile_alert, days), .type = FIELD_INT, .flags = NEEDED, .min = -ENDING_DAYS_MAX, .max = ALERT_BACK_DAYS, .title = "Số ngày so với ngày hết hạn", .doc = "Before (below 0), at (0) or after its end." },
    ARTICLE(struct profile_alert),
};

static const struct resource ending_step_resource = { .name = "profile_ending", .size = sizeof(struct profile_alert),
    .fields = ending_step_fields, .fields_len = ARRAY_LEN(ending_step_fields) };

static const struct field correction_step_fields[] = {
    { .name = "days", .offset = offsetof(struct profile_correction, step.days), .type = FIELD_INT, .flags = NEEDED, .min = 1, .max = ALERT_DAYS_MAX, .title = "Số ngày kể từ ngày được sửa", .doc = "After the day its receiver let it be corrected, or returned the correction." },
    { .name = "working_days", .offset = offsetof(struct profile_correction, step.working_days), .type = FIELD_BOOL, .flags = IO, .title = "Tính ngày làm việc", .doc = "Whether only working days count." },
    { MEMBER(struct profile_correction, told), .type = FIELD_ENUM, .flags = NEEDED, .names = correction_told_names, .names_len = CORRECTION_TOLD_COUNT, .title = "Nhắc ai", .doc = "Who is told: mover (whoever has the report), head (the leader of its unit too), receiver (who receives it too)." },
    { .name = "article", .offset = offsetof(struct profile_correction, step.article), .type = FIELD_TEXT, .flags = LINE, .max = 100, .title = "Điều khoản", .doc = "The article of the regulation: Đ8.3." },
};

static const struct resource correction_step_resource = { .name = "profile_correction", .size = sizeof(struct profile_correction),
    .fields = correction_step_fields, .fields_len = ARRAY_LEN(correction_step_fields) };

static const struct field time_fields[] = {
    { MEMBER(struct profile_time, at), .type = FIELD_TEXT, .flags = LINE, .max = 5, .title = "Giờ", .doc = "Hour and minute of Vietnam's clock, 7:30; empty: 7:30." },
    ARTICLE(struct profile_time),
};

static const struct resource time_resource = { .name = "profile_time", .size = sizeof(struct profile_time),
    .fields = time_fields, .fields_len = ARRAY_LEN(time_fields) };

static const struct field day_fields[] = {
    { MEMBER(struct profile_day, on), .type = FIELD_TEXT, .flags = LINE, .max = 5, .title = "Ngày, tháng", .doc = "Day and month of each year, 31/10; empty: the regulation names none." },
    ARTICLE(struct profile_day),
};

static const struct resource day_resource = { .name = "profile_day", .size = sizeof(struct profile_day),
    .fields = day_fields, .fields_len = ARRAY_LEN(day_fields) };

static const struct field notices_fields[] = {
    { MEMBER(struct profile_notices, maintenance), .type = FIELD_RECORD, .flags = IO, .of = &clock_resource, .title = "Báo trước khi dừng hệ thống", .doc = "At least, before the system is stopped for work on it." },
    { MEMBER(struct profile_notices, help),        .type = FIELD_RECORD, .flags = IO, .of = &clock_resource, .title = "Thời gian trả lời góp ý, sự cố", .doc = "To answer what the help desk was told; 0: the regulation sets none." },
    { MEMBER(struct profile_notices, mail_from),   .type = FIELD_RECORD, .flags = IO, .of = &time_resource, .title = "Gửi thư nhắc hạn, thư về kỳ tự mở từ", .doc = "What happens when the day begins waits until then to go by e-mail: reminders, and cycles that open by themselves." },
    { MEMBER(struct profile_notices, calendar),    .type = FIELD_RECORD, .flags = IO, .of = &day_resource, .title = "Nhắc xác nhận lịch làm việc năm sau từ", .doc = "From this day on who confirms calendars is asked, once, for the next year's; empty: from 1/12." },
    { MEMBER(struct profile_notices, alerts),      .type = FIELD_LIST,   .flags = IO, .max = ALERT_STEPS_MAX, .of = &alert_step_resource, .title = "Nhắc hạn gửi", .doc = "When people are told of a due day, ascending; none: the program's own steps." },
    { MEMBER(struct profile_notices, certificates), .type = FIELD_LIST,  .flags = IO, .max = ALERT_STEPS_MAX, .of = &ending_step_resource, .title = "Báo chứng thư số sắp hết hạn", .doc = "When people are told that a certificate ends, ascending; none: the program's own steps." },
    { MEMBER(struct profile_notices, corrections), .type = FIELD_LIST,   .flags = IO, .max = ALERT_STEPS_MAX, .of = &correction_step_resource, .title = "Nhắc gửi bản đính chính", .doc = "When people are told that a report which may be corrected was not sent since, ascending; none: the program's own steps." },
    { MEMBER(struct profile_notices, corrections_every), .type = FIELD_RECORD, .flags = IO, .of = &number_resource, .title = "Nhắc lại bản đính chính chưa gửi sau mỗi số ngày", .doc = "Behind the last of these steps its readers are told again every so many days; 0: no more." },
};

static const struct resource notices_resource = { .name = "profile_notices", .size = sizeof(struct profile_notices),
    .fields = notices_fields, .fields_len = ARRAY_LEN(notices_fields) };

static const struct field numbering_fields[] = {
    { MEMBER(struct profile_numbering, pattern), .type = FIELD_TEXT, .flags = LINE, .max = 100, .title = "Số, ký hiệu", .doc = "How a report's document number is written: {number} first, then {symbol} of the letterhead or {unit} (the symbol without BC-); empty: {number}/{symbol}." },
    { MEMBER(struct profile_numbering, series),  .type = FIELD_ENUM, .flags = IO, .names = numbering_series_names, .names_len = NUMBERING_SERIES_COUNT, .title = "Dãy số", .doc = "How long a unit's series runs: year (begun anew on 1 January) or endless." },
    { MEMBER(struct profile_numbering, digits),  .type = FIELD_INT,  .flags = IO, .max = NUMBERING_DIGITS_MAX, .title = "Số chữ số tối thiểu", .doc = "Figures a number is at least written with, zeros in front; 0: two." },
    { MEMBER(struct profile_numbering, demanded), .type = FIELD_BOOL, .flags = IO, .title = "Có số mới được gửi", .doc = "Whether the step that sends waits for a number however the report was signed; if not, only what was signed digitally does." },
    ARTICLE(struct profile_numbering),
};

static const struct resource numbering_resource = { .name = "profile_numbering", .size = sizeof(struct profile_numbering),
    .fields = numbering_fields, .fields_len = ARRAY_LEN(numbering_fields) };

static const struct field parts_fields[] = {
    { MEMBER(struct profile_parts, both), .type = FIELD_BOOL, .flags = IO, .title = "Gồm cả đề cương và biểu mẫu", .doc = "Whether a report has both outline and forms, unless only one was asked for." },
    ARTICLE(struct profile_parts),
    { MEMBER(struct profile_parts, left_out), .type = FIELD_LIST, .flags = IO, .max = PERIOD_KIND_COUNT, .title = "Loại báo cáo không thuộc phạm vi điều chỉnh", .doc = "Kinds of period no regime may have: the regulation does not govern such reports." },
    { MEMBER(struct profile_parts, left_out_article), .type = FIELD_TEXT, .flags = LINE, .max = 100, .title = "Điều khoản về phạm vi", .doc = "The article that leaves them out: Đ1.2." },
    { MEMBER(struct profile_parts, posts), .type = FIELD_BOOL, .flags = IO, .title = "Đăng ký biểu mẫu phải nêu cán bộ tổng hợp, lãnh đạo duyệt", .doc = "Whether to add a regime one says which post puts the reports together and which approves them." },
    { MEMBER(struct profile_parts, posts_article), .type = FIELD_TEXT, .flags = LINE, .max = 100, .title = "Điều khoản về đăng ký biểu mẫu", .doc = "The article that asks for it: Đ10." },
};

static const struct resource parts_resource = { .name = "profile_parts", .size = sizeof(struct profile_parts),
    .fields = parts_fields, .fields_len = ARRAY_LEN(parts_fields) };

static const struct field keep_fields[] = {
    { MEMBER(struct profile_keep, kind),  .type = FIELD_ENUM, .flags = NEEDED, .names = period_kind_names, .names_len = PERIOD_KIND_COUNT, .title = "Loại kỳ báo cáo", .doc = "Reports of which kind of period." },
    { MEMBER(struct profile_keep, years), .type = FIELD_INT,  .flags = IO, .max = RETENTION_YEARS_MAX, .title = "Thời hạn bảo quản tối thiểu (năm; 0 là vĩnh viễn)", .doc = "At least so many whole years, those of the report on paper; 0: for ever." },
    ARTICLE(struct profile_keep),
};

static const struct resource keep_resource = { .name = "profile_keep", .size = sizeof(struct profile_keep),
    .fields = keep_fields, .fields_len = ARRAY_LEN(keep_fields) };

static const struct field archive_fields[] = {
    { MEMBER(struct profile_archive, keep), .type = FIELD_LIST, .flags = IO, .max = PERIOD_KIND_COUNT, .of = &keep_resource, .title = "Thời hạn bảo quản", .doc = "How long reports are kept at least, by kind of period; what is left out is kept for ever." },
    { MEMBER(struct profile_archive, says), .type = FIELD_TEXT, .flags = LINE, .max = 300, .title = "Quy chế quy định về lưu trữ", .doc = "What the regulation says of keeping; empty: nothing." },
    ARTICLE(struct profile_archive),
};

static const struct resource archive_resource = { .name = "profile_archive", .size = sizeof(struct profile_archive),
    .fields = archive_fields, .fields_len = ARRAY_LEN(archive_fields) };

static const struct field usage_rule_fields[] = {
    { MEMBER(struct usage_rule, code),   .type = FIELD_TEXT, .flags = LINE | F_REQUIRED, .min = 1, .max = 40,  .title = "Mã chế độ", .doc = "Its code, and that of the regime it is kept under." },
    { MEMBER(struct usage_rule, title),  .type = FIELD_TEXT, .flags = LINE | F_REQUIRED, .min = 1, .max = 300, .title = "Tên báo cáo", .doc = "What it is called." },
    { MEMBER(struct usage_rule, ower),   .type = FIELD_ENUM, .flags = NEEDED, .names = usage_ower_names, .names_len = USAGE_OWER_COUNT, .title = "Nơi gửi", .doc = "Who owes it: units (departments, communes and the like), leads (who lead a regime), operator (the office that runs the system)." },
    { MEMBER(struct usage_rule, kind),   .type = FIELD_ENUM, .flags = NEEDED, .names = period_kind_names, .names_len = PERIOD_KIND_COUNT, .title = "Kỳ", .doc = "Of which periods." },
    { MEMBER(struct usage_rule, window), .type = FIELD_TEXT, .flags = LINE | F_REQUIRED, .min = 1, .max = 60, .title = "Chốt số liệu", .doc = "A window rule: calendar, 15-14." },
    { MEMBER(struct usage_rule, due),    .type = FIELD_TEXT, .flags = LINE | F_REQUIRED, .min = 1, .max = 60, .title = "Thời hạn gửi", .doc = "A due rule: workdays=5;after=window;shift=none." },
    { MEMBER(struct usage_rule, days),   .type = FIELD_INT,  .flags = NEEDED, .min = 1, .max = OPENING_DAYS_MAX, .title = "Lập trước hạn (ngày)", .doc = "The system draws it up so many days before it is due." },
    ARTICLE(struct usage_rule),
};

const struct resource usage_rule_resource = { .name = "usage_rule", .size = sizeof(struct usage_rule),
    .fields = usage_rule_fields, .fields_len = ARRAY_LEN(usage_rule_fields) };

static const struct field usage_fields[] = {
    { MEMBER(struct profile_usage, reports), .type = FIELD_LIST,   .flags = IO, .max = PROFILE_RULES_MAX, .of = &usage_rule_resource, .title = "Báo cáo do Hệ thống tự lập", .doc = "Reports about its own use that the system draws up." },
    { MEMBER(struct profile_usage, scoring), .type = FIELD_RECORD, .flags = IO, .of = &day_resource, .title = "Gửi kết quả chấm điểm trước ngày", .doc = "Before which the year's table for scoring is sent; empty: none is drawn up by itself." },
};

static const struct resource usage_resource = { .name = "profile_usage", .size = sizeof(struct profile_usage),
    .fields = usage_fields, .fields_len = ARRAY_LEN(usage_fields) };

#define SECTION_AS(may, n, member, resource, label, say) \
    { .name = n, .quoted = { "\"" n "\":", sizeof("\"" n "\":") - 1 }, .offset = offsetof(struct profile, member), \
      .type = FIELD_RECORD, .flags = (may), .of = &(resource), .title = label, .doc = say }
#define SECTION(...) SECTION_AS(NEEDED, __VA_ARGS__)

static const struct field profile_fields[] = {
    SECTION("profile",   about,     about_resource,     "Quy chế",           "What it is of."),
    SECTION("accounts",  accounts,  accounts_resource,  "Tài khoản",         "Kinds, quotas and clocks of accounts."),
    SECTION("roles",     roles,     roles_resource,     "Vai trò và quyền",  "Which rights each role holds."),
    SECTION("workflow",  steps,     workflow_resource,  "Quy trình báo cáo", "The steps of a report."),
    SECTION("clocks",    clocks,    clocks_resource,    "Thời hạn",          "Lengths of time that reports are bound by."),
    SECTION("notices",   notices,   notices_resource,   "Thông báo",         "What is announced, and how long before."),
    SECTION("numbering", numbering, numbering_resource, "Số, ký hiệu",       "Document numbers."),
    SECTION("parts",     parts,     parts_resource,     "Thành phần báo cáo", "What a report consists of."),
    SECTION_AS(IO, "archive", archive,   archive_resource,   "Lưu trữ",            "How long reports are kept."),
    SECTION_AS(IO, "usage",   usage,     usage_resource,     "Báo cáo của Hệ thống", "What the system reports about itself."),
};

const struct resource profile_resource = { .name = "profile", .size = sizeof(struct profile),
    .fields = profile_fields, .fields_len = ARRAY_LEN(profile_fields) };

static const struct field out_fields[] = {
    { MEMBER(struct profile_out, number),  .type = FIELD_INT,    .flags = F_READ, .doc = "Its version; send it back when changing it." },
    { .name = "made_at", .offset = offsetof(struct profile_out, made_ms), .type = FIELD_TIME, .flags = F_READ, .doc = "Since when it is in force." },
    { MEMBER(struct profile_out, made_by), .type = FIELD_TEXT,   .flags = F_READ, .doc = "Who put it in force." },
    { MEMBER(struct profile_out, note),    .type = FIELD_TEXT,   .flags = F_READ, .doc = "Why." },
    { MEMBER(struct profile_out, may_change), .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether I may put another in force." },
    { MEMBER(struct profile_out, profile), .type = FIELD_RECORD, .flags = F_READ, .of = &profile_resource, .doc = "The profile." },
    { MEMBER(struct profile_out, changes), .type = FIELD_LIST,   .flags = F_READ, .doc = "Of a version: what it changed in the one before, a Vietnamese sentence each." },
};

static const struct field version_ref_fields[] = {
    { MEMBER(struct profile_version_ref, number), .type = FIELD_INT, .flags = F_PATH, .min = 1, .doc = "Which version." },
};

static const struct field version_fields[] = {
    { MEMBER(struct profile_version, number),  .type = FIELD_INT,  .flags = F_READ, .doc = "Its number; later ones are greater." },
    { .name = "made_at", .offset = offsetof(struct profile_version, made_ms), .type = FIELD_TIME, .flags = F_READ, .doc = "Since when it was in force." },
    { MEMBER(struct profile_version, made_by), .type = FIELD_TEXT, .flags = F_READ, .doc = "Who put it in force." },
    { MEMBER(struct profile_version, note),    .type = FIELD_TEXT, .flags = F_READ, .doc = "Why." },
};

static const struct resource version_resource = { .name = "profile_version", .size = sizeof(struct profile_version),
    .fields = version_fields, .fields_len = ARRAY_LEN(version_fields) };

static const struct field versions_fields[] = {
    { MEMBER(struct profile_versions, items), .type = FIELD_LIST, .flags = F_READ, .of = &version_resource, .doc = "The newest first." },
};

static const struct field put_fields[] = {
    { MEMBER(struct profile_put, version), .type = FIELD_INT,    .flags = NEEDED, .min = 1, .doc = "The version that was read." },
    { MEMBER(struct profile_put, dry_run), .type = FIELD_BOOL,   .flags = F_CREATE, .doc = "Only say what would change." },
    { MEMBER(struct profile_put, note),    .type = FIELD_TEXT,   .flags = F_CREATE | F_REQUIRED, .min = 1, .max = 2000, .title = "Căn cứ, lý do", .doc = "Why; the document that asks for it." },
    { MEMBER(struct profile_put, profile), .type = FIELD_RECORD, .flags = F_CREATE | F_REQUIRED, .of = &profile_resource, .doc = "The whole profile." },
};

static const struct field stranded_fields[] = {
    { MEMBER(struct profile_stranded, state),       .type = FIELD_ENUM, .flags = F_READ, .names = report_state_names, .names_len = REPORT_STATE_COUNT, .doc = "A state the new table has not." },
    { MEMBER(struct profile_stranded, state_title), .type = FIELD_TEXT, .flags = F_READ, .doc = "Its Vietnamese name." },
    { MEMBER(struct profile_stranded, reports),     .type = FIELD_INT,  .flags = F_READ, .doc = "How many reports stand in it." },
};

static const struct resource stranded_resource = { .name = "profile_stranded", .size = sizeof(struct profile_stranded),
    .fields = stranded_fields, .fields_len = ARRAY_LEN(stranded_fields) };

static const struct field changed_fields[] = {
    { MEMBER(struct profile_changed, number),   .type = FIELD_INT,  .flags = F_READ, .doc = "The version in force now." },
    { MEMBER(struct profile_changed, saved),    .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether it is the one that was given." },
    { MEMBER(struct profile_changed, changes),  .type = FIELD_LIST, .flags = F_READ, .doc = "What changes, a Vietnamese sentence each." },
    { MEMBER(struct profile_changed, stranded), .type = FIELD_LIST, .flags = F_READ, .of = &stranded_resource, .doc = "Reports that would be in a state the new table has not." },
};

const struct resource profile_out_resource = { .name = "profile_out", .size = sizeof(struct profile_out),
    .fields = out_fields, .fields_len = ARRAY_LEN(out_fields) };
const struct resource profile_version_ref_resource = { .name = "profile_version_ref", .size = sizeof(struct profile_version_ref),
    .fields = version_ref_fields, .fields_len = ARRAY_LEN(version_ref_fields) };
const struct resource profile_versions_resource = { .name = "profile_versions", .size = sizeof(struct profile_versions),
    .fields = versions_fields, .fields_len = ARRAY_LEN(versions_fields) };
const struct resource profile_put_resource = { .name = "profile_put", .size = sizeof(struct profile_put),
    .fields = put_fields, .fields_len = ARRAY_LEN(put_fields) };
const struct resource profile_changed_resource = { .name = "profile_changed", .size = sizeof(struct profile_changed),
    .fields = changed_fields, .fields_len = ARRAY_LEN(changed_fields) };
/* clang-format on */

enum status profile_read(struct ctx *ctx, struct str text, struct profile *out)
{
    struct faults faults = { 0 };
    struct profile profile = { 0 };

    if (text.len > PROFILE_BYTES_MAX)
        return fail(ctx, PROBLEM_BODY_TOO_LARGE, "%s (%zu byte, tối đa %zu)",
            problem_text(PROBLEM_BODY_TOO_LARGE), text.len, PROFILE_BYTES_MAX);
    TRY(resource_from_json(ctx, &profile_resource, text, &profile));
    profile_settle(ctx, &profile, &faults);
    if (faults.len)
        return fail_faults(ctx, PROBLEM_PROFILE_INVALID, &faults);
    *out = profile;
    return ST_OK;
}
