#include "model/regime.h"

#include "core/notice.h"
#include "core/period.h"
#include "model/cells.h"
#include "model/form.h"

#define WRITE (F_READ | F_CREATE | F_UPDATE | F_COLUMN)

const char *const cycle_state_names[CYCLE_STATE_COUNT] = {
    [CYCLE_OPEN] = "open",
    [CYCLE_CLOSED] = "closed",
    [CYCLE_WITH_LEAD] = "with_lead",
    [CYCLE_CANCELLED] = "cancelled",
};

/* clang-format off */
static const struct field regime_fields[] = {
    { MEMBER(struct regime, id),               .type = FIELD_INT,  .flags = F_READ | F_COLUMN | F_PATH, .min = 1, .doc = "Identifies the regime." },
    { MEMBER(struct regime, code),             .type = FIELD_TEXT, .flags = F_CODE | F_READ | F_CREATE | F_REQUIRED | F_COLUMN, .min = 1, .max = 60, .title = "Mã chế độ", .doc = "Its code, unique." },
    { MEMBER(struct regime, name),             .type = FIELD_TEXT, .flags = F_LINE | WRITE | F_REQUIRED, .min = 1, .max = 500, .title = "Tên báo cáo", .doc = "The report's name (NĐ 09/2019 Art. 7)." },
    { MEMBER(struct regime, name_search),      .type = FIELD_TEXT, .flags = F_COLUMN, .doc = "The name without diacritics." },
    { MEMBER(struct regime, legal_basis),      .type = FIELD_TEXT, .flags = WRITE, .max = 1000, .title = "Căn cứ", .doc = "The document that prescribes it." },
    { MEMBER(struct regime, compiler_post),    .type = FIELD_TEXT, .flags = F_LINE | WRITE, .max = 200, .title = "Cán bộ tổng hợp", .doc = "The post that puts the reports together; demanded where the profile says so (Cần Thơ Art. 10)." },
    { MEMBER(struct regime, approver_post),    .type = FIELD_TEXT, .flags = F_LINE | WRITE, .max = 200, .title = "Lãnh đạo duyệt", .doc = "The post that approves them; likewise." },
    { MEMBER(struct regime, lead_unit_id),     .type = FIELD_INT,  .flags = WRITE | F_REQUIRED, .min = 1, .title = "Đơn vị chủ trì", .doc = "The unit that owns the regime and builds the total." },
    { MEMBER(struct regime, receiver_unit_id), .type = FIELD_INT,  .flags = WRITE | F_REQUIRED, .min = 1, .title = "Nơi nhận báo cáo", .doc = "The unit the reporters send to." },
    { MEMBER(struct regime, upper_unit_id),    .type = FIELD_INT,  .flags = WRITE | F_NULL, .title = "Nơi nhận báo cáo tổng hợp", .doc = "The unit the total is sent to; null: the receiver." },
    { MEMBER(struct regime, form_id),          .type = FIELD_INT,  .flags = WRITE | F_NULL, .title = "Biểu mẫu", .doc = "The form the reporters fill in; null: they write a text alone." },
    { MEMBER(struct regime, total_form_id),    .type = FIELD_INT,  .flags = WRITE | F_NULL, .title = "Biểu tổng hợp", .doc = "The form of the total; null: the same." },
    { MEMBER(struct regime, plan_regime_id),   .type = FIELD_INT,  .flags = WRITE | F_NULL, .title = "Kế hoạch năm lấy từ", .doc = "The yearly regime whose reports are the plan that KE_HOACH takes from; null: none." },
    { MEMBER(struct regime, outline_id),       .type = FIELD_INT,  .flags = WRITE | F_NULL, .title = "Đề cương", .doc = "The outline of the text they write; null: figures alone." },
    { MEMBER(struct regime, period_kind),      .type = FIELD_ENUM, .flags = WRITE | F_REQUIRED, .names = period_kind_names, .names_len = PERIOD_KIND_COUNT, .title = "Kỳ báo cáo", .doc = "How often it is due." },
    { MEMBER(struct regime, origin),           .type = FIELD_ENUM, .flags = WRITE, .names = regime_origin_names, .names_len = ORIGIN_COUNT, .title = "Nguồn", .doc = "Who asks for the reports: the province's published list, the Government or a ministry, or an order (Nghệ An Art. 8.2)." },
    { MEMBER(struct regime, two_step),         .type = FIELD_BOOL, .flags = WRITE, .title = "Giao hai bước", .doc = "Whether a cycle is given to the lead unit first, which then assigns it." },
    { MEMBER(struct regime, annex_apart),      .type = FIELD_BOOL, .flags = WRITE, .title = "Phụ lục là tệp riêng", .doc = "Whether the form goes out as an annex in a file of its own, sealed by itself (Decree 30/2020/NĐ-CP, Annex I)." },
    { MEMBER(struct regime, window_rule),      .type = FIELD_TEXT, .flags = WRITE, .max = 100, .title = "Thời gian chốt số liệu", .doc = "The rule of the data window: 15-14, calendar …" },
    { MEMBER(struct regime, due_rule),         .type = FIELD_TEXT, .flags = WRITE, .max = 100, .title = "Thời hạn gửi", .doc = "The rule of the due date." },
    { MEMBER(struct regime, total_due_rule),   .type = FIELD_TEXT, .flags = WRITE, .max = 100, .title = "Thời hạn gửi báo cáo tổng hợp", .doc = "The rule of the total's due date; it may count from the reports': workdays=5;after=due;shift=none." },
    { MEMBER(struct regime, active),           .type = FIELD_BOOL, .flags = F_READ | F_UPDATE | F_COLUMN, .title = "Đang áp dụng", .doc = "Cycles may be opened." },
    { MEMBER(struct regime, version),          .type = FIELD_INT,  .flags = F_READ | F_UPDATE | F_MUST | F_COLUMN, .min = 1, .doc = "Send it back when changing the regime." },
    { .name = "changed_at", .offset = offsetof(struct regime, changed_ms), .type = FIELD_TIME, .flags = F_READ | F_COLUMN, .doc = "When it last changed." },
    { MEMBER(struct regime, lead_unit_name),     .type = FIELD_TEXT, .flags = F_READ | F_JOIN, .doc = "Name of the lead unit." },
    { MEMBER(struct regime, lead_unit_path),     .type = FIELD_TEXT, .flags = F_JOIN, .doc = "Path of the lead unit." },
    { MEMBER(struct regime, receiver_unit_name), .type = FIELD_TEXT, .flags = F_READ | F_JOIN, .doc = "Name of the receiving unit." },
    { MEMBER(struct regime, upper_unit_name),    .type = FIELD_TEXT, .flags = F_READ | F_JOIN | F_NULL, .doc = "Name of the unit the total goes to." },
    { MEMBER(struct regime, form_title),         .type = FIELD_TEXT, .flags = F_READ | F_JOIN | F_NULL, .doc = "Title of the form." },
    { MEMBER(struct regime, total_form_title),   .type = FIELD_TEXT, .flags = F_READ | F_JOIN | F_NULL, .doc = "Title of the total's form." },
    { MEMBER(struct regime, plan_regime_name),   .type = FIELD_TEXT, .flags = F_READ | F_JOIN | F_NULL, .doc = "Name of the regime that plans the year." },
    { MEMBER(struct regime, outline_title),      .type = FIELD_TEXT, .flags = F_READ | F_JOIN | F_NULL, .doc = "Title of the outline." },
    { MEMBER(struct regime, reporters),          .type = FIELD_INT,  .flags = F_READ | F_JOIN, .doc = "How many units report." },
};

static const struct field regime_full_fields[] = {
    { MEMBER(struct regime_full, regime),          .type = FIELD_RECORD, .flags = F_READ | F_FLAT, .of = &regime_resource, .doc = "The regime." },
    { MEMBER(struct regime_full, unmatched),       .type = FIELD_LIST, .flags = F_READ, .of = &aggregate_gap_resource, .doc = "Rows and columns of its form and of the total's form that have no counterpart in the other: the first hundred." },
    { MEMBER(struct regime_full, unmatched_count), .type = FIELD_INT, .flags = F_READ, .doc = "How many there are." },
};

static const struct field regime_query_fields[] = {
    { MEMBER(struct regime_query, q), .type = FIELD_TEXT, .flags = F_QUERY, .max = 200, .doc = "Words of the name or the code." },
    PAGE_FIELDS(struct regime_query),
};

static const struct field regime_page_fields[] = { PAGE_OUT_FIELDS(&regime_resource) };

static const struct field reporter_fields[] = {
    { MEMBER(struct reporter, unit_id),   .type = FIELD_INT,  .flags = F_READ | F_CREATE | F_UPDATE | F_REQUIRED, .min = 1, .title = "Đơn vị", .doc = "The unit that reports." },
    { MEMBER(struct reporter, rows),      .type = FIELD_LIST, .flags = F_READ | F_CREATE | F_UPDATE, .max = FORM_ROWS_MAX, .of = &number_item_resource, .title = "Dòng", .doc = "Keys of the rows it fills in; empty: all." },
    { MEMBER(struct reporter, columns),   .type = FIELD_LIST, .flags = F_READ | F_CREATE | F_UPDATE, .max = FORM_COLUMNS_MAX, .of = &number_item_resource, .title = "Cột", .doc = "Keys of the columns it fills in; empty: all." },
    { MEMBER(struct reporter, valid_from), .type = FIELD_DATE, .flags = F_READ | F_CREATE | F_UPDATE, .title = "Báo cáo từ ngày", .doc = "First day it is on the list; null: always." },
    { MEMBER(struct reporter, valid_to),  .type = FIELD_DATE, .flags = F_READ | F_CREATE | F_UPDATE, .title = "Báo cáo đến ngày", .doc = "Last day it is on the list; null: still." },
    { MEMBER(struct reporter, unit_code), .type = FIELD_TEXT, .flags = F_READ, .doc = "Its code." },
    { MEMBER(struct reporter, unit_name), .type = FIELD_TEXT, .flags = F_READ, .doc = "Its name." },
};

static const struct field reporter_page_fields[] = { PAGE_OUT_FIELDS(&reporter_resource) };

static const struct field reporters_change_fields[] = {
    { MEMBER(struct reporters_change, id),        .type = FIELD_INT,  .flags = F_PATH, .min = 1, .doc = "The regime." },
    { MEMBER(struct reporters_change, version),   .type = FIELD_INT,  .flags = F_CREATE | F_REQUIRED, .min = 1, .doc = "The regime's version." },
    { MEMBER(struct reporters_change, reporters), .type = FIELD_LIST, .flags = F_CREATE | F_REQUIRED, .max = CSV_ROWS_MAX, .of = &reporter_resource, .doc = "All units that report from now on." },
};

static const struct field cycle_fields[] = {
    { MEMBER(struct cycle, id),          .type = FIELD_INT,  .flags = F_READ | F_COLUMN | F_PATH, .min = 1, .doc = "Identifies the cycle." },
    { MEMBER(struct cycle, regime_id),   .type = FIELD_INT,  .flags = F_READ | F_CREATE | F_REQUIRED | F_COLUMN, .min = 1, .title = "Chế độ báo cáo", .doc = "Its regime." },
    { MEMBER(struct cycle, period),      .type = FIELD_TEXT, .flags = F_READ | F_CREATE | F_REQUIRED | F_COLUMN, .min = 4, .max = 20, .title = "Kỳ báo cáo", .doc = "The period: 2026-10, 2026-Q3 …" },
    { MEMBER(struct cycle, window_from), .type = FIELD_DATE, .flags = F_READ | F_COLUMN, .doc = "First day of the data." },
    { MEMBER(struct cycle, window_to),   .type = FIELD_DATE, .flags = F_READ | F_COLUMN, .doc = "Last day of the data." },
    { MEMBER(struct cycle, due_on),      .type = FIELD_DATE, .flags = F_READ | F_COLUMN, .doc = "Last day to send the reports." },
    { MEMBER(struct cycle, form_version_id),       .type = FIELD_INT, .flags = F_COLUMN, .doc = "The form version the reporters fill in." },
    { MEMBER(struct cycle, total_form_version_id), .type = FIELD_INT, .flags = F_COLUMN, .doc = "The form version of the total." },
    { MEMBER(struct cycle, outline_version_id),    .type = FIELD_INT, .flags = F_COLUMN | F_NULL, .doc = "The outline version they write by." },
    { MEMBER(struct cycle, state),       .type = FIELD_ENUM, .flags = F_READ | F_COLUMN, .names = cycle_state_names, .names_len = CYCLE_STATE_COUNT, .doc = "Whether reports are taken in; what was cancelled counts nowhere." },
    { .name = "opened_at", .offset = offsetof(struct cycle, opened_ms), .type = FIELD_TIME, .flags = F_READ | F_COLUMN, .doc = "When it was opened." },
    { MEMBER(struct cycle, opened_by),   .type = FIELD_INT,  .flags = F_COLUMN, .doc = "Who opened it." },
    { MEMBER(struct cycle, version),     .type = FIELD_INT,  .flags = F_READ | F_COLUMN, .doc = "Goes up with each change." },
    { .name = "closed_at", .offset = offsetof(struct cycle, closed_ms), .type = FIELD_TIME, .flags = F_READ | F_COLUMN, .doc = "When the lead unit closed its intake; null: it is open." },
    { MEMBER(struct cycle, closed_by_name), .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "By whom." },
    { MEMBER(struct cycle, closed_note),    .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "Why." },
    { .name = "cancelled_at", .offset = offsetof(struct cycle, cancelled_ms), .type = FIELD_TIME, .flags = F_READ | F_COLUMN, .doc = "When it was cancelled; null: it is in force." },
    { MEMBER(struct cycle, cancelled_by_name),  .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "By whom." },
    { MEMBER(struct cycle, cancelled_note),     .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "Why." },
    { MEMBER(struct cycle, cancelled_document), .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "By which document." },
    { MEMBER(struct cycle, regime_name),    .type = FIELD_TEXT, .flags = F_READ | F_JOIN, .doc = "Name of the regime." },
    { MEMBER(struct cycle, regime_code),    .type = FIELD_TEXT, .flags = F_READ | F_JOIN, .doc = "Code of the regime." },
    { MEMBER(struct cycle, lead_unit_name), .type = FIELD_TEXT, .flags = F_READ | F_JOIN, .doc = "Name of the lead unit." },
    { MEMBER(struct cycle, lead_unit_path), .type = FIELD_TEXT, .flags = F_JOIN, .doc = "Path of the lead unit." },
    { MEMBER(struct cycle, lead_unit_id),   .type = FIELD_INT,  .flags = F_READ | F_JOIN, .doc = "The lead unit." },
    { MEMBER(struct cycle, receiver_unit_id), .type = FIELD_INT, .flags = F_READ | F_JOIN, .doc = "The unit the reports are sent to." },
    { MEMBER(struct cycle, form_id),        .type = FIELD_INT,  .flags = F_READ | F_JOIN, .doc = "The form." },
    { .name = "form_version_number", .offset = offsetof(struct cycle, form_number), .type = FIELD_INT, .flags = F_READ | F_JOIN, .doc = "The form's version." },
    { MEMBER(struct cycle, total_form_id),  .type = FIELD_INT,  .flags = F_READ | F_JOIN, .doc = "The form of the total." },
    { MEMBER(struct cycle, reports),        .type = FIELD_INT,  .flags = F_READ | F_JOIN, .doc = "How many units report." },
    { MEMBER(struct cycle, sent),           .type = FIELD_INT,  .flags = F_READ | F_JOIN, .doc = "How many of them have sent theirs; 0 for who may not follow the cycle." },
    { MEMBER(struct cycle, total_report_id), .type = FIELD_INT, .flags = F_READ | F_JOIN | F_NULL, .doc = "The lead unit's total." },
    { MEMBER(struct cycle, total_due_on),   .type = FIELD_DATE, .flags = F_READ | F_JOIN, .doc = "Last day to send the total." },
    { MEMBER(struct cycle, receiver_unit_path),  .type = FIELD_TEXT, .flags = F_JOIN, .doc = "Path of the receiving unit." },
    { MEMBER(struct cycle, total_receiver_path), .type = FIELD_TEXT, .flags = F_JOIN, .doc = "Path of the unit the total is sent to." },
    { MEMBER(struct cycle, total_state),    .type = FIELD_INT,  .flags = F_JOIN, .doc = "Where the total stands." },
    { MEMBER(struct cycle, can_follow),     .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether its progress opens to who asks." },
    { MEMBER(struct cycle, can_open_total), .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether the total opens to who asks." },
    { MEMBER(struct cycle, period_title),   .type = FIELD_TEXT, .flags = F_READ, .doc = "The period in words." },
    { MEMBER(struct cycle, short_notice_ground), .type = FIELD_ENUM, .flags = F_CREATE, .names = notice_ground_names, .names_len = GROUND_OUTAGE /* the system's own, which nobody names */, .title = "Căn cứ giao sát hạn", .doc = "The exemption on which it is opened with less time before the due day than the regulation asks: central_request." },
    { MEMBER(struct cycle, short_notice_reason), .type = FIELD_TEXT, .flags = F_CREATE, .max = 500, .title = "Lý do giao sát hạn", .doc = "Why it is opened with less time before the due day than the regulation asks; required then, and kept in the event." },
    { MEMBER(struct cycle, overlap_reason), .type = FIELD_TEXT, .flags = F_CREATE, .max = 500, .title = "Lý do kỳ trùng ngày số liệu", .doc = "Why it is opened although another cycle of the regime has data of the same days; required then, and kept in the event." },
};

static const struct field left_out_fields[] = {
    { MEMBER(struct left_out, unit_id),    .type = FIELD_INT,  .flags = F_READ, .doc = "The unit." },
    { MEMBER(struct left_out, unit_code),  .type = FIELD_TEXT, .flags = F_READ, .doc = "Its code." },
    { MEMBER(struct left_out, unit_name),  .type = FIELD_TEXT, .flags = F_READ, .doc = "Its name." },
    { MEMBER(struct left_out, valid_from), .type = FIELD_DATE, .flags = F_READ, .doc = "Its first day." },
    { MEMBER(struct left_out, valid_to),   .type = FIELD_DATE, .flags = F_READ, .doc = "Its last day." },
};

static const struct resource left_out_resource = { .name = "left_out", .size = sizeof(struct left_out),
    .fields = left_out_fields, .fields_len = ARRAY_LEN(left_out_fields) };

static const struct field cycle_opened_fields[] = {
    { MEMBER(struct cycle_opened, cycle),    .type = FIELD_RECORD, .flags = F_READ | F_FLAT, .of = &cycle_resource, .doc = "The cycle." },
    { MEMBER(struct cycle_opened, left_out), .type = FIELD_LIST,   .flags = F_READ, .of = &left_out_resource, .doc = "Reporters of the regime that got no report: the unit had ended before the data window, or begins after it." },
};

static const struct field preview_query_fields[] = {
    { MEMBER(struct preview_query, id),     .type = FIELD_INT,  .flags = F_PATH, .min = 1, .doc = "The regime." },
    { MEMBER(struct preview_query, period), .type = FIELD_TEXT, .flags = F_QUERY | F_MUST, .min = 4, .max = 20, .doc = "The period: 2026-10, 2026-Q3 …" },
};

static const struct field cycle_preview_fields[] = {
    { MEMBER(struct cycle_preview, regime_id),    .type = FIELD_INT,  .flags = F_READ, .doc = "The regime." },
    { MEMBER(struct cycle_preview, period),       .type = FIELD_TEXT, .flags = F_READ, .doc = "The period." },
    { MEMBER(struct cycle_preview, period_title), .type = FIELD_TEXT, .flags = F_READ, .doc = "The period in words." },
    { MEMBER(struct cycle_preview, window_from),  .type = FIELD_DATE, .flags = F_READ, .doc = "First day of the data." },
    { MEMBER(struct cycle_preview, window_to),    .type = FIELD_DATE, .flags = F_READ, .doc = "Last day of the data." },
    { MEMBER(struct cycle_preview, due_on),       .type = FIELD_DATE, .flags = F_READ, .doc = "Last day to send the reports." },
    { MEMBER(struct cycle_preview, total_due_on), .type = FIELD_DATE, .flags = F_READ, .doc = "Last day to send the total." },
    { MEMBER(struct cycle_preview, reports),      .type = FIELD_INT,  .flags = F_READ, .doc = "How many units would report." },
    { MEMBER(struct cycle_preview, short_notice), .type = FIELD_TEXT, .flags = F_READ | F_NULL, .doc = "Less time is left before the due day than the regulation asks: how much, and its article; opening then needs a reason." },
    { MEMBER(struct cycle_preview, short_allowed), .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether the regulation spares this regime as such; else an exemption must be named." },
    { MEMBER(struct cycle_preview, overlap), .type = FIELD_TEXT, .flags = F_READ | F_NULL, .doc = "Another cycle of the regime has data of the same days: which, and what days; opening then needs a reason." },
    { MEMBER(struct cycle_preview, cancelled), .type = FIELD_TEXT, .flags = F_READ | F_NULL, .doc = "A cycle of this period was cancelled before: when, by whom and why; opening makes another." },
    { MEMBER(struct cycle_preview, left_out),     .type = FIELD_LIST, .flags = F_READ, .of = &left_out_resource, .doc = "Reporters of the regime that would get no report." },
};

static const struct field cycle_assign_fields[] = {
    { MEMBER(struct cycle_assign, id),      .type = FIELD_INT,  .flags = F_PATH, .min = 1, .doc = "The cycle." },
    { MEMBER(struct cycle_assign, version), .type = FIELD_INT,  .flags = F_CREATE | F_REQUIRED, .min = 1, .doc = "Its version." },
    { MEMBER(struct cycle_assign, due_on),  .type = FIELD_DATE, .flags = F_CREATE, .title = "Thời hạn gửi", .doc = "Last day to send the reports; null: as the regime says." },
    { MEMBER(struct cycle_assign, short_notice_ground), .type = FIELD_ENUM, .flags = F_CREATE, .names = notice_ground_names, .names_len = GROUND_OUTAGE, .doc = "On which ground less time is given than the regulation asks." },
    { MEMBER(struct cycle_assign, note),    .type = FIELD_TEXT, .flags = F_CREATE, .max = 500, .title = "Lý do", .doc = "Why less time is given; required then." },
    { MEMBER(struct cycle_assign, units),   .type = FIELD_LIST, .flags = F_CREATE, .max = CSV_ROWS_MAX, .of = &reporter_resource, .title = "Đơn vị", .doc = "Who reports which part; none: the regime's own list." },
};

static const struct field cycle_reporters_fields[] = {
    { MEMBER(struct cycle_reporters, id),      .type = FIELD_INT,  .flags = F_PATH, .min = 1, .doc = "The cycle." },
    { MEMBER(struct cycle_reporters, version), .type = FIELD_INT,  .flags = F_CREATE | F_REQUIRED, .min = 1, .doc = "Its version." },
    { MEMBER(struct cycle_reporters, due_on),  .type = FIELD_DATE, .flags = F_CREATE, .title = "Thời hạn gửi", .doc = "Last day for these units to send; null: the cycle's." },
    { MEMBER(struct cycle_reporters, short_notice_ground), .type = FIELD_ENUM, .flags = F_CREATE, .names = notice_ground_names, .names_len = GROUND_OUTAGE /* the system's own, which nobody names */, .title = "Căn cứ giao sát hạn", .doc = "On which ground less time is given than the regulation asks." },
    { MEMBER(struct cycle_reporters, note),    .type = FIELD_TEXT, .flags = F_CREATE, .max = 500, .title = "Lý do", .doc = "Why; required where a unit is not on the regime's list, or less time is given." },
    { MEMBER(struct cycle_reporters, units),   .type = FIELD_LIST, .flags = F_CREATE, .max = CSV_ROWS_MAX, .of = &reporter_resource, .title = "Đơn vị", .doc = "Who reports which part besides those who do; none: whoever of the regime's list has no report of it. From whom it was taken before has, where no part is named, the part it had." },
};

static const struct field coverage_fields[] = {
    { MEMBER(struct coverage, regime_id),   .type = FIELD_INT,  .flags = F_READ, .doc = "The regime." },
    { MEMBER(struct coverage, reporters),   .type = FIELD_INT,  .flags = F_READ, .doc = "How many units report." },
    { MEMBER(struct coverage, cells),       .type = FIELD_INT,  .flags = F_READ, .doc = "How many cells of the form are filled in by people." },
    { MEMBER(struct coverage, split),       .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether some unit has a part of the form only." },
    { MEMBER(struct coverage, none),        .type = FIELD_LIST, .flags = F_READ, .of = &cell_ref_resource, .doc = "Cells nobody fills in: the first hundred." },
    { MEMBER(struct coverage, none_count),  .type = FIELD_INT,  .flags = F_READ, .doc = "How many there are." },
    { MEMBER(struct coverage, twice),       .type = FIELD_LIST, .flags = F_READ, .of = &cell_ref_resource, .doc = "Of a form that is split: cells several units fill in, the first hundred." },
    { MEMBER(struct coverage, twice_count), .type = FIELD_INT,  .flags = F_READ, .doc = "How many there are." },
};

static const struct field cycle_query_fields[] = {
    { MEMBER(struct cycle_query, regime_id), .type = FIELD_INT, .flags = F_QUERY, .min = 1, .doc = "Only cycles of this regime." },
    PAGE_FIELDS(struct cycle_query),
};

static const struct field cycle_page_fields[] = { PAGE_OUT_FIELDS(&cycle_resource) };

const struct resource regime_resource = { .name = "regime", .table = "regime", .size = sizeof(struct regime),
    .fields = regime_fields, .fields_len = ARRAY_LEN(regime_fields), .given_at = offsetof(struct regime, given) };
const struct resource regime_full_resource = { .name = "regime_full", .size = sizeof(struct regime_full),
    .fields = regime_full_fields, .fields_len = ARRAY_LEN(regime_full_fields) };
const struct resource regime_query_resource = { .name = "regime_query", .size = sizeof(struct regime_query),
    .fields = regime_query_fields, .fields_len = ARRAY_LEN(regime_query_fields) };
const struct resource regime_page_resource = { .name = "regime_page", .size = sizeof(struct page_out),
    .fields = regime_page_fields, .fields_len = ARRAY_LEN(regime_page_fields) };
const struct resource reporter_resource = { .name = "reporter", .size = sizeof(struct reporter),
    .fields = reporter_fields, .fields_len = ARRAY_LEN(reporter_fields) };
const struct resource reporter_page_resource = { .name = "reporter_page", .size = sizeof(struct page_out),
    .fields = reporter_page_fields, .fields_len = ARRAY_LEN(reporter_page_fields) };
const struct resource reporters_change_resource = { .name = "reporters_change", .size = sizeof(struct reporters_change),
    .fields = reporters_change_fields, .fields_len = ARRAY_LEN(reporters_change_fields) };
const struct resource cycle_resource = { .name = "cycle", .table = "cycle", .size = sizeof(struct cycle),
    .fields = cycle_fields, .fields_len = ARRAY_LEN(cycle_fields) };
const struct resource cycle_opened_resource = { .name = "cycle_opened", .size = sizeof(struct cycle_opened),
    .fields = cycle_opened_fields, .fields_len = ARRAY_LEN(cycle_opened_fields) };
const struct resource preview_query_resource = { .name = "preview_query", .size = sizeof(struct preview_query),
    .fields = preview_query_fields, .fields_len = ARRAY_LEN(preview_query_fields) };
const struct resource cycle_preview_resource = { .name = "cycle_preview", .size = sizeof(struct cycle_preview),
    .fields = cycle_preview_fields, .fields_len = ARRAY_LEN(cycle_preview_fields) };
const struct resource cycle_assign_resource = { .name = "cycle_assign", .size = sizeof(struct cycle_assign),
    .fields = cycle_assign_fields, .fields_len = ARRAY_LEN(cycle_assign_fields) };
const struct resource cycle_reporters_resource = { .name = "cycle_reporters", .size = sizeof(struct cycle_reporters),
    .fields = cycle_reporters_fields, .fields_len = ARRAY_LEN(cycle_reporters_fields) };
const struct resource coverage_resource = { .name = "coverage", .size = sizeof(struct coverage),
    .fields = coverage_fields, .fields_len = ARRAY_LEN(coverage_fields) };
const struct resource cycle_query_resource = { .name = "cycle_query", .size = sizeof(struct cycle_query),
    .fields = cycle_query_fields, .fields_len = ARRAY_LEN(cycle_query_fields) };
const struct resource cycle_page_resource = { .name = "cycle_page", .size = sizeof(struct page_out),
    .fields = cycle_page_fields, .fields_len = ARRAY_LEN(cycle_page_fields) };
/* clang-format on */
