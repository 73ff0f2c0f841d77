#include "model/form_life.h"

#define IO (F_READ | F_CREATE)

const char *const remark_verdict_names[VERDICT_COUNT] = {
#define X(name, wire) [VERDICT_##name] = wire,
    REMARK_VERDICT_LIST(X)
#undef X
};

/* clang-format off */
static const struct field request_fields[] = {
    { MEMBER(struct form_request, on),       .type = FIELD_DATE, .flags = F_CREATE, .title = "Ngày nhận yêu cầu", .doc = "Day the request was recorded: the clock starts." },
    { MEMBER(struct form_request, words),    .type = FIELD_TEXT, .flags = F_CREATE, .max = 1000, .title = "Yêu cầu", .doc = "What asked for it: number and day of the document." },
    { MEMBER(struct form_request, clock_id), .type = FIELD_INT,  .flags = F_CREATE | F_NULL, .min = 1, .title = "Thời hạn áp dụng", .doc = "Which clock runs; null: none." },
};

#define VERSION_ON(name_, member, words) \
    { .name = name_, .offset = offsetof(struct form_version, member), .type = FIELD_TIME, .flags = F_READ | F_COLUMN, .doc = words }

static const struct field version_fields[] = {
    { MEMBER(struct form_version, id),            .type = FIELD_INT,  .flags = F_COLUMN, .doc = "Identifies the version." },
    { MEMBER(struct form_version, form_id),       .type = FIELD_INT,  .flags = F_COLUMN, .doc = "Its form." },
    { MEMBER(struct form_version, number),        .type = FIELD_INT,  .flags = F_READ | F_COLUMN, .doc = "Its number." },
    { MEMBER(struct form_version, state),         .type = FIELD_ENUM, .flags = F_READ | F_COLUMN, .names = form_state_names, .names_len = FORM_STATE_COUNT, .doc = "Where it is in its life." },
    { MEMBER(struct form_version, based_on),      .type = FIELD_INT,  .flags = F_READ | F_COLUMN | F_NULL, .doc = "Number of the version it was made of; null: the first." },
    VERSION_ON("created_at", created_ms, "When it was drafted."),
    { MEMBER(struct form_version, created_by),    .type = FIELD_INT,  .flags = F_COLUMN, .doc = "Whose account drafted it." },
    { MEMBER(struct form_version, requested_on),  .type = FIELD_DATE, .flags = F_READ | F_COLUMN, .doc = "Day the request for it was recorded." },
    { MEMBER(struct form_version, clock_id),      .type = FIELD_INT,  .flags = F_READ | F_COLUMN | F_NULL, .doc = "Which clock runs since then." },
    { MEMBER(struct form_version, request),       .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "What asked for it." },
    VERSION_ON("tested_at", tested_ms, "When it was put to test."),
    VERSION_ON("test_ended_at", test_ended_ms, "When the test ended."),
    VERSION_ON("announced_at", announced_ms, "When it was announced."),
    { MEMBER(struct form_version, use_from),      .type = FIELD_DATE, .flags = F_READ | F_COLUMN, .doc = "Day it was announced for." },
    VERSION_ON("used_at", used_ms, "When it came into use."),
    VERSION_ON("ended_at", ended_ms, "When it was replaced, repealed or withdrawn."),
    { MEMBER(struct form_version, announce_basis), .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "The document that announced it." },
    { MEMBER(struct form_version, repeal_basis),  .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "The document that repealed it." },
    { MEMBER(struct form_version, note),          .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "What was said at its last step." },
    { MEMBER(struct form_version, fault_field),   .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "Of a draft: the first member of the layout at fault; empty: none." },
    { MEMBER(struct form_version, fault_text),    .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "What is wrong with it." },
    { MEMBER(struct form_version, created_by_name), .type = FIELD_TEXT, .flags = F_READ | F_JOIN, .doc = "Who drafted it." },
    { MEMBER(struct form_version, clock_title),   .type = FIELD_TEXT, .flags = F_READ | F_JOIN, .doc = "What the clock is for." },
    { MEMBER(struct form_version, clock_article), .type = FIELD_TEXT, .flags = F_READ | F_JOIN, .doc = "The article it is of." },
    { MEMBER(struct form_version, build_days),    .type = FIELD_INT,  .flags = F_JOIN, .doc = "Days to build." },
    { MEMBER(struct form_version, build_workdays), .type = FIELD_BOOL, .flags = F_JOIN, .doc = "Working days." },
    { MEMBER(struct form_version, test_days),     .type = FIELD_INT,  .flags = F_JOIN, .doc = "Days to test." },
    { MEMBER(struct form_version, test_workdays), .type = FIELD_BOOL, .flags = F_JOIN, .doc = "Working days." },
    { MEMBER(struct form_version, must_test),     .type = FIELD_BOOL, .flags = F_READ | F_JOIN, .doc = "Whether the article demands a test." },
    { MEMBER(struct form_version, build_due),     .type = FIELD_DATE, .flags = F_READ, .doc = "Last day to build it; null: no clock runs." },
    { MEMBER(struct form_version, build_late),    .type = FIELD_BOOL, .flags = F_READ, .doc = "Built later, or not yet and the day is over." },
    { MEMBER(struct form_version, test_due),      .type = FIELD_DATE, .flags = F_READ, .doc = "Last day to test it; null: no clock runs." },
    { MEMBER(struct form_version, test_late),     .type = FIELD_BOOL, .flags = F_READ, .doc = "Tested longer, or still and the day is over." },
};

static const struct field version_page_fields[] = { PAGE_OUT_FIELDS(&form_version_resource) };

static const struct field clock_fields[] = {
    { MEMBER(struct form_clock, id),             .type = FIELD_INT,  .flags = F_READ | F_COLUMN, .doc = "Identifies the clock." },
    { MEMBER(struct form_clock, province),       .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "Whose regulation says so." },
    { MEMBER(struct form_clock, title),          .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "What it is for." },
    { MEMBER(struct form_clock, starts),         .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "When it starts." },
    { MEMBER(struct form_clock, build_days),     .type = FIELD_INT,  .flags = F_READ | F_COLUMN, .doc = "Days to build; 0: not said." },
    { MEMBER(struct form_clock, build_workdays), .type = FIELD_BOOL, .flags = F_READ | F_COLUMN, .doc = "Whether they are working days." },
    { MEMBER(struct form_clock, test_days),      .type = FIELD_INT,  .flags = F_READ | F_COLUMN, .doc = "Days to test; 0: not said." },
    { MEMBER(struct form_clock, test_workdays),  .type = FIELD_BOOL, .flags = F_READ | F_COLUMN, .doc = "Whether they are working days." },
    { MEMBER(struct form_clock, must_test),      .type = FIELD_BOOL, .flags = F_READ | F_COLUMN, .doc = "Whether a test is demanded." },
    { MEMBER(struct form_clock, article),        .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "The article that says so." },
    { MEMBER(struct form_clock, version),        .type = FIELD_INT,  .flags = F_READ | F_COLUMN, .doc = "Send it back when changing the clock." },
};

static const struct field clock_change_fields[] = {
    { MEMBER(struct form_clock_change, id),             .type = FIELD_INT,  .flags = F_PATH, .min = 1, .doc = "The clock." },
    { MEMBER(struct form_clock_change, version),        .type = FIELD_INT,  .flags = F_CREATE | F_REQUIRED, .min = 1, .doc = "The clock's version that was changed." },
    { MEMBER(struct form_clock_change, build_days),     .type = FIELD_INT,  .flags = F_CREATE | F_REQUIRED, .min = 1, .max = CLOCK_DAYS_MAX, .title = "Số ngày xây dựng", .doc = "Days to build." },
    { MEMBER(struct form_clock_change, build_workdays), .type = FIELD_BOOL, .flags = F_CREATE | F_REQUIRED, .title = "Ngày làm việc", .doc = "Whether they are working days." },
    { MEMBER(struct form_clock_change, test_days),      .type = FIELD_INT,  .flags = F_CREATE, .max = CLOCK_DAYS_MAX, .title = "Số ngày kiểm thử", .doc = "Days to test; 0: not said." },
    { MEMBER(struct form_clock_change, test_workdays),  .type = FIELD_BOOL, .flags = F_CREATE | F_REQUIRED, .title = "Ngày làm việc", .doc = "Whether they are working days." },
    { MEMBER(struct form_clock_change, must_test),      .type = FIELD_BOOL, .flags = F_CREATE | F_REQUIRED, .title = "Bắt buộc kiểm thử", .doc = "Whether a test is demanded." },
    { MEMBER(struct form_clock_change, article),        .type = FIELD_TEXT, .flags = F_CREATE | F_REQUIRED, .min = 1, .max = 500, .title = "Căn cứ", .doc = "The article that says so." },
    { MEMBER(struct form_clock_change, reason), .type = FIELD_TEXT, .flags = F_CREATE | F_REQUIRED, .min = 10, .max = 1000, .title = "Lý do", .doc = "Why it is changed." },
};

static const struct field clock_page_fields[] = { PAGE_OUT_FIELDS(&form_clock_resource) };

static const struct field choice_fields[] = {
    { MEMBER(struct form_choice, action),      .type = FIELD_ENUM, .flags = F_READ, .names = life_action_names, .names_len = LIFE_ACTION_COUNT, .doc = "The action." },
    { MEMBER(struct form_choice, title),       .type = FIELD_TEXT, .flags = F_READ, .doc = "Its Vietnamese name." },
    { MEMBER(struct form_choice, allowed),     .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether I may do it now." },
    { MEMBER(struct form_choice, reason),      .type = FIELD_TEXT, .flags = F_READ, .doc = "If not: why not." },
    { MEMBER(struct form_choice, needs_note),  .type = FIELD_BOOL, .flags = F_READ, .doc = "It asks for a reason." },
    { MEMBER(struct form_choice, needs_basis), .type = FIELD_BOOL, .flags = F_READ, .doc = "It asks for a document." },
    { MEMBER(struct form_choice, needs_units), .type = FIELD_BOOL, .flags = F_READ, .doc = "It asks for the units that try it." },
};

static const struct field move_fields[] = {
    { MEMBER(struct form_move, id),          .type = FIELD_INT,  .flags = F_PATH, .min = 1, .doc = "The form." },
    { MEMBER(struct form_move, action),      .type = FIELD_ENUM, .flags = F_CREATE | F_REQUIRED, .names = life_action_names, .names_len = LIFE_ACTION_COUNT, .doc = "What to do." },
    { MEMBER(struct form_move, version),     .type = FIELD_INT,  .flags = F_CREATE | F_REQUIRED, .min = 1, .doc = "The form's version the decision was made on." },
    { MEMBER(struct form_move, note),        .type = FIELD_TEXT, .flags = F_CREATE, .max = 2000, .title = "Lý do, ý kiến", .doc = "Why; demanded when an announced version is withdrawn." },
    { MEMBER(struct form_move, legal_basis), .type = FIELD_TEXT, .flags = F_CREATE, .max = 1000, .title = "Văn bản thông báo", .doc = "The document; demanded when announcing and repealing." },
    { MEMBER(struct form_move, use_from),    .type = FIELD_DATE, .flags = F_CREATE, .title = "Áp dụng từ ngày", .doc = "Day it is announced for; not given: today." },
    { MEMBER(struct form_move, units),       .type = FIELD_LIST, .flags = F_CREATE, .of = &number_item_resource, .max = TRIAL_UNITS_MAX, .title = "Đơn vị kiểm thử", .doc = "Who tries it." },
};

static const struct field versions_query_fields[] = {
    { MEMBER(struct form_versions_query, id), .type = FIELD_INT, .flags = F_PATH, .min = 1, .doc = "The form." },
    PAGE_FIELDS(struct form_versions_query),
};

static const struct field changes_query_fields[] = {
    { MEMBER(struct form_changes_query, id),   .type = FIELD_INT, .flags = F_PATH, .min = 1, .doc = "The form." },
    { MEMBER(struct form_changes_query, from), .type = FIELD_INT, .flags = F_QUERY, .min = 1, .doc = "Number of the earlier version; not given: what the later one was made of." },
    { MEMBER(struct form_changes_query, to),   .type = FIELD_INT, .flags = F_QUERY, .min = 1, .doc = "Number of the later version; not given: the newest." },
};

static const struct field change_fields[] = {
    { MEMBER(struct form_change, kind),   .type = FIELD_ENUM, .flags = F_READ, .names = form_change_names, .names_len = CHANGE_COUNT, .doc = "What happened." },
    { MEMBER(struct form_change, row),    .type = FIELD_INT,  .flags = F_READ | F_NULL, .doc = "Key of the row." },
    { MEMBER(struct form_change, column), .type = FIELD_INT,  .flags = F_READ | F_NULL, .doc = "Key of the column." },
    { MEMBER(struct form_change, label),  .type = FIELD_TEXT, .flags = F_READ, .doc = "Its text; of a cell its address." },
    { MEMBER(struct form_change, before), .type = FIELD_TEXT, .flags = F_READ, .doc = "What it was." },
    { MEMBER(struct form_change, after),  .type = FIELD_TEXT, .flags = F_READ, .doc = "What it is." },
};
static const struct resource change_resource = { .name = "form_change", .size = sizeof(struct form_change),
    .fields = change_fields, .fields_len = ARRAY_LEN(change_fields) };

static const struct field changes_fields[] = {
    { MEMBER(struct form_changes, from),  .type = FIELD_INT,  .flags = F_READ, .doc = "Number of the earlier version." },
    { MEMBER(struct form_changes, to),    .type = FIELD_INT,  .flags = F_READ, .doc = "Number of the later version." },
    { MEMBER(struct form_changes, count), .type = FIELD_INT,  .flags = F_READ, .doc = "How many changes there are; the list may be cut." },
    { MEMBER(struct form_changes, items), .type = FIELD_LIST, .flags = F_READ, .of = &change_resource, .doc = "The changes, in the order of the sheet." },
};

/* ---- trials ---- */

static const struct field trial_fields[] = {
    { MEMBER(struct trial, report_id),  .type = FIELD_INT,  .flags = F_READ | F_JOIN, .doc = "The report it is entered in, which is of no cycle." },
    { MEMBER(struct trial, form_id),    .type = FIELD_INT,  .flags = F_READ | F_JOIN, .doc = "The form." },
    { MEMBER(struct trial, number),     .type = FIELD_INT,  .flags = F_READ | F_JOIN, .doc = "Which version of it." },
    { MEMBER(struct trial, form_title), .type = FIELD_TEXT, .flags = F_READ | F_JOIN, .doc = "Title of the form." },
    { MEMBER(struct trial, unit_id),    .type = FIELD_INT,  .flags = F_READ | F_JOIN, .doc = "The unit that tries it." },
    { MEMBER(struct trial, unit_name),  .type = FIELD_TEXT, .flags = F_READ | F_JOIN, .doc = "Its name." },
    { .name = "opened_at", .offset = offsetof(struct trial, opened_ms), .type = FIELD_TIME, .flags = F_READ | F_JOIN, .doc = "Since when." },
    { .name = "closed_at", .offset = offsetof(struct trial, closed_ms), .type = FIELD_TIME, .flags = F_READ | F_JOIN, .doc = "When the test ended; null: it has not." },
    { MEMBER(struct trial, due_on),     .type = FIELD_DATE, .flags = F_READ | F_JOIN, .doc = "Last day of the test." },
    { .name = "changed_at", .offset = offsetof(struct trial, changed_ms), .type = FIELD_TIME, .flags = F_READ | F_JOIN, .doc = "When figures were last saved." },
    { MEMBER(struct trial, entered),    .type = FIELD_BOOL, .flags = F_READ | F_JOIN, .doc = "Whether anything was entered." },
    { MEMBER(struct trial, verdict),    .type = FIELD_ENUM, .flags = F_READ | F_JOIN | F_NULL, .names = remark_verdict_names, .names_len = VERDICT_COUNT, .doc = "Of its last remark; null: none yet." },
    { MEMBER(struct trial, remarks),    .type = FIELD_INT,  .flags = F_READ | F_JOIN, .doc = "How many remarks it left." },
};

static const struct field remark_fields[] = {
    { MEMBER(struct trial_remark, id),           .type = FIELD_INT,  .flags = F_READ | F_JOIN, .doc = "Identifies the remark." },
    { MEMBER(struct trial_remark, report_id),    .type = FIELD_INT,  .flags = F_READ | F_JOIN, .doc = "The trial it is about." },
    { MEMBER(struct trial_remark, verdict),      .type = FIELD_ENUM, .flags = F_READ | F_JOIN, .names = remark_verdict_names, .names_len = VERDICT_COUNT, .doc = "What it comes to." },
    { MEMBER(struct trial_remark, row),          .type = FIELD_INT,  .flags = F_READ | F_JOIN | F_NULL, .doc = "Key of the row it is about." },
    { MEMBER(struct trial_remark, column),       .type = FIELD_INT,  .flags = F_READ | F_JOIN | F_NULL, .doc = "Key of the column." },
    { MEMBER(struct trial_remark, words),        .type = FIELD_TEXT, .flags = F_READ | F_JOIN, .doc = "What was said." },
    { MEMBER(struct trial_remark, account_name), .type = FIELD_TEXT, .flags = F_READ | F_JOIN, .doc = "By whom." },
    { MEMBER(struct trial_remark, unit_name),    .type = FIELD_TEXT, .flags = F_READ | F_JOIN, .doc = "Of which unit." },
    { .name = "at", .offset = offsetof(struct trial_remark, at_ms), .type = FIELD_TIME, .flags = F_READ | F_JOIN, .doc = "When." },
};

static const struct field trial_query_fields[] = {
    { MEMBER(struct trial_query, id),     .type = FIELD_INT, .flags = F_PATH, .min = 1, .doc = "The form." },
    { MEMBER(struct trial_query, number), .type = FIELD_INT, .flags = F_QUERY, .min = 1, .doc = "Which version; not given: the one tested last." },
};

static const struct field overview_fields[] = {
    { MEMBER(struct trial_overview, number),  .type = FIELD_INT,  .flags = F_READ | F_NULL, .doc = "The version that is or was tested; null: none was." },
    { MEMBER(struct trial_overview, trials),  .type = FIELD_LIST, .flags = F_READ, .of = &trial_resource, .doc = "Who tries it." },
    { MEMBER(struct trial_overview, remarks), .type = FIELD_LIST, .flags = F_READ, .of = &trial_remark_resource, .doc = "What they say, newest first." },
};

static const struct field trials_fields[] = {
    { MEMBER(struct trials_out, items), .type = FIELD_LIST, .flags = F_READ, .of = &trial_resource, .doc = "Forms my units try now." },
};

static const struct field remark_new_fields[] = {
    { MEMBER(struct remark_new, id),      .type = FIELD_INT,  .flags = F_PATH, .min = 1, .doc = "The trial's report." },
    { MEMBER(struct remark_new, verdict), .type = FIELD_ENUM, .flags = F_CREATE, .names = remark_verdict_names, .names_len = VERDICT_COUNT, .doc = "What it comes to." },
    { MEMBER(struct remark_new, row),     .type = FIELD_INT,  .flags = F_CREATE | F_NULL, .min = 1, .doc = "Key of the row it is about." },
    { MEMBER(struct remark_new, column),  .type = FIELD_INT,  .flags = F_CREATE | F_NULL, .min = 1, .doc = "Key of the column." },
    { MEMBER(struct remark_new, words),   .type = FIELD_TEXT, .flags = F_CREATE | F_REQUIRED, .min = 1, .max = 2000, .title = "Góp ý", .doc = "What to say." },
};

static const struct field remarks_fields[] = {
    { MEMBER(struct remarks_out, items), .type = FIELD_LIST, .flags = F_READ, .of = &trial_remark_resource, .doc = "Newest first." },
};

const struct resource form_request_resource = { .name = "form_request", .size = sizeof(struct form_request),
    .fields = request_fields, .fields_len = ARRAY_LEN(request_fields) };
const struct resource form_version_resource = { .name = "form_version", .table = "form_version", .size = sizeof(struct form_version),
    .fields = version_fields, .fields_len = ARRAY_LEN(version_fields) };
const struct resource form_version_page_resource = { .name = "form_version_page", .size = sizeof(struct page_out),
    .fields = version_page_fields, .fields_len = ARRAY_LEN(version_page_fields) };
const struct resource form_versions_query_resource = { .name = "form_versions_query", .size = sizeof(struct form_versions_query),
    .fields = versions_query_fields, .fields_len = ARRAY_LEN(versions_query_fields) };
const struct resource form_clock_resource = { .name = "form_clock", .table = "form_clock", .size = sizeof(struct form_clock),
    .fields = clock_fields, .fields_len = ARRAY_LEN(clock_fields) };
const struct resource form_clock_change_resource = { .name = "form_clock_change", .size = sizeof(struct form_clock_change),
    .fields = clock_change_fields, .fields_len = ARRAY_LEN(clock_change_fields) };
const struct resource form_clock_page_resource = { .name = "form_clock_page", .size = sizeof(struct page_out),
    .fields = clock_page_fields, .fields_len = ARRAY_LEN(clock_page_fields) };
const struct resource form_choice_resource = { .name = "form_choice", .size = sizeof(struct form_choice),
    .fields = choice_fields, .fields_len = ARRAY_LEN(choice_fields) };
const struct resource form_move_resource = { .name = "form_move", .size = sizeof(struct form_move),
    .fields = move_fields, .fields_len = ARRAY_LEN(move_fields) };
const struct resource form_changes_query_resource = { .name = "form_changes_query", .size = sizeof(struct form_changes_query),
    .fields = changes_query_fields, .fields_len = ARRAY_LEN(changes_query_fields) };
const struct resource form_changes_resource = { .name = "form_changes", .size = sizeof(struct form_changes),
    .fields = changes_fields, .fields_len = ARRAY_LEN(changes_fields) };
const struct resource trial_resource = { .name = "trial", .size = sizeof(struct trial),
    .fields = trial_fields, .fields_len = ARRAY_LEN(trial_fields) };
const struct resource trial_query_resource = { .name = "trial_query", .size = sizeof(struct trial_query),
    .fields = trial_query_fields, .fields_len = ARRAY_LEN(trial_query_fields) };
const struct resource trial_overview_resource = { .name = "trial_overview", .size = sizeof(struct trial_overview),
    .fields = overview_fields, .fields_len = ARRAY_LEN(overview_fields) };
const struct resource trials_resource = { .name = "trials", .size = sizeof(struct trials_out),
    .fields = trials_fields, .fields_len = ARRAY_LEN(trials_fields) };
const struct resource trial_remark_resource = { .name = "trial_remark", .size = sizeof(struct trial_remark),
    .fields = remark_fields, .fields_len = ARRAY_LEN(remark_fields) };
const struct resource remark_new_resource = { .name = "remark_new", .size = sizeof(struct remark_new),
    .fields = remark_new_fields, .fields_len = ARRAY_LEN(remark_new_fields) };
const struct resource remarks_resource = { .name = "trial_remarks", .size = sizeof(struct remarks_out),
    .fields = remarks_fields, .fields_len = ARRAY_LEN(remarks_fields) };
/* clang-format on */
