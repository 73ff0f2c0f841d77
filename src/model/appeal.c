#include "model/appeal.h"

/* clang-format off */
static const struct field appeal_fields[] = {
    { MEMBER(struct appeal, id),            .type = FIELD_INT,  .flags = F_READ | F_COLUMN, .doc = "Identifies the appeal." },
    { MEMBER(struct appeal, report_id),     .type = FIELD_INT,  .flags = F_READ | F_COLUMN, .doc = "The report whose mark it is against." },
    { MEMBER(struct appeal, state),         .type = FIELD_ENUM, .flags = F_READ | F_COLUMN, .names = appeal_state_names, .names_len = APPEAL_STATE_COUNT, .doc = "Whether it was decided, and how." },
    { MEMBER(struct appeal, mark),          .type = FIELD_ENUM, .flags = F_READ | F_COLUMN, .names = discipline_mark_names, .names_len = MARK_COUNT, .doc = "The mark it is against." },
    { MEMBER(struct appeal, reason),        .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "Why the mark is wrong." },
    { MEMBER(struct appeal, evidence),      .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "The document that shows it; empty: none." },
    { MEMBER(struct appeal, asked_by),      .type = FIELD_INT,  .flags = F_COLUMN, .doc = "By which account." },
    { MEMBER(struct appeal, asked_by_name), .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "By whom it was made." },
    { .name = "asked_at", .offset = offsetof(struct appeal, asked_ms), .type = FIELD_TIME, .flags = F_READ | F_COLUMN, .doc = "When." },
    { MEMBER(struct appeal, answer),        .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "Why it was decided so." },
    { MEMBER(struct appeal, decided_by_name), .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "By whom." },
    { .name = "decided_at", .offset = offsetof(struct appeal, decided_ms), .type = FIELD_TIME, .flags = F_READ | F_COLUMN, .doc = "When; null: not yet." },
    { MEMBER(struct appeal, unit_id),       .type = FIELD_INT,  .flags = F_READ | F_JOIN, .doc = "The unit that reports." },
    { MEMBER(struct appeal, unit_name),     .type = FIELD_TEXT, .flags = F_READ | F_JOIN, .doc = "Its name." },
    { MEMBER(struct appeal, regime_name),   .type = FIELD_TEXT, .flags = F_READ | F_JOIN, .doc = "Regime of the report." },
    { MEMBER(struct appeal, period),        .type = FIELD_TEXT, .flags = F_JOIN, .doc = "Period of the report." },
    { MEMBER(struct appeal, due_on),        .type = FIELD_DATE, .flags = F_READ | F_JOIN, .doc = "The due day the mark goes by." },
    { .name = "sent_at", .offset = offsetof(struct appeal, sent_ms), .type = FIELD_TIME, .flags = F_READ | F_JOIN, .doc = "When the report was sent; null: it was not." },
    { MEMBER(struct appeal, period_title),  .type = FIELD_TEXT, .flags = F_READ, .doc = "Its period in words." },
};

const struct resource appeal_resource = { .name = "appeal", .table = "appeal", .size = sizeof(struct appeal),
    .fields = appeal_fields, .fields_len = ARRAY_LEN(appeal_fields) };

static const struct field query_fields[] = {
    { MEMBER(struct appeal_query, state),   .type = FIELD_ENUM, .flags = F_QUERY, .names = appeal_state_names, .names_len = APPEAL_STATE_COUNT, .doc = "Only appeals in this state." },
    { MEMBER(struct appeal_query, unit_id), .type = FIELD_INT,  .flags = F_QUERY, .min = 1, .doc = "Only of this unit." },
    { MEMBER(struct appeal_query, q),       .type = FIELD_TEXT, .flags = F_QUERY, .max = 200, .doc = "Words of the unit's or the regime's name." },
    PAGE_FIELDS(struct appeal_query),
};

static const struct field page_fields[] = { PAGE_OUT_FIELDS(&appeal_resource) };

static const struct field appeals_fields[] = {
    { MEMBER(struct appeals_out, report_id),  .type = FIELD_INT,  .flags = F_READ, .doc = "The report." },
    { MEMBER(struct appeals_out, mark),       .type = FIELD_ENUM, .flags = F_READ, .names = discipline_mark_names, .names_len = MARK_COUNT, .doc = "As what it counts." },
    { MEMBER(struct appeals_out, by_clock),   .type = FIELD_ENUM, .flags = F_READ, .names = discipline_mark_names, .names_len = MARK_COUNT, .doc = "What the clock alone says." },
    { MEMBER(struct appeals_out, can_ask),    .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether I may appeal now." },
    { MEMBER(struct appeals_out, ask_reason), .type = FIELD_TEXT, .flags = F_READ, .doc = "If not: why not." },
    { MEMBER(struct appeals_out, can_decide), .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether I decide the one that waits." },
    { MEMBER(struct appeals_out, decide_reason), .type = FIELD_TEXT, .flags = F_READ, .doc = "If one waits and I could, but for one reason: that." },
    { MEMBER(struct appeals_out, items),      .type = FIELD_LIST, .flags = F_READ, .of = &appeal_resource, .doc = "Appeals, newest first." },
};

static const struct field new_fields[] = {
    { MEMBER(struct appeal_new, id),       .type = FIELD_INT,  .flags = F_PATH, .min = 1, .doc = "The report." },
    { MEMBER(struct appeal_new, reason),   .type = FIELD_TEXT, .flags = F_CREATE | F_REQUIRED, .min = 1, .max = 1000, .title = "Lý do kiến nghị", .doc = "Why the mark is wrong." },
    { MEMBER(struct appeal_new, evidence), .type = FIELD_TEXT, .flags = F_CREATE, .max = 300, .title = "Văn bản, tài liệu chứng minh", .doc = "The document that shows it: its number, or the file's name." },
};

static const struct field answer_fields[] = {
    { MEMBER(struct appeal_answer, id),        .type = FIELD_INT,  .flags = F_PATH, .min = 1, .doc = "The report." },
    { MEMBER(struct appeal_answer, appeal_id), .type = FIELD_INT,  .flags = F_PATH, .min = 1, .doc = "The appeal." },
    { MEMBER(struct appeal_answer, upheld),    .type = FIELD_BOOL, .flags = F_CREATE | F_REQUIRED, .title = "Chấp nhận kiến nghị", .doc = "Whether the mark is taken back." },
    { MEMBER(struct appeal_answer, answer),    .type = FIELD_TEXT, .flags = F_CREATE | F_REQUIRED, .min = 1, .max = 1000, .title = "Lý do, ý kiến", .doc = "Why." },
};

const struct resource appeal_query_resource = { .name = "appeal_query", .size = sizeof(struct appeal_query),
    .fields = query_fields, .fields_len = ARRAY_LEN(query_fields) };
const struct resource appeal_page_resource = { .name = "appeal_page", .size = sizeof(struct page_out),
    .fields = page_fields, .fields_len = ARRAY_LEN(page_fields) };
const struct resource appeals_resource = { .name = "appeals", .size = sizeof(struct appeals_out),
    .fields = appeals_fields, .fields_len = ARRAY_LEN(appeals_fields) };
const struct resource appeal_new_resource = { .name = "appeal_new", .size = sizeof(struct appeal_new),
    .fields = new_fields, .fields_len = ARRAY_LEN(new_fields) };
const struct resource appeal_answer_resource = { .name = "appeal_answer", .size = sizeof(struct appeal_answer),
    .fields = answer_fields, .fields_len = ARRAY_LEN(answer_fields) };
/* clang-format on */
