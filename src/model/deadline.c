#include "model/deadline.h"

const char *const extension_state_names[EXTENSION_STATE_COUNT] = {
#define X(name, wire, title) [EXTENSION_##name] = wire,
    EXTENSION_STATE_LIST(X)
#undef X
};

/* clang-format off */
static const struct field extension_fields[] = {
    { MEMBER(struct extension, id),         .type = FIELD_INT,  .flags = F_READ | F_COLUMN, .doc = "Identifies what was asked." },
    { MEMBER(struct extension, report_id),  .type = FIELD_INT,  .flags = F_COLUMN, .doc = "Its report." },
    { MEMBER(struct extension, state),      .type = FIELD_ENUM, .flags = F_READ | F_COLUMN, .names = extension_state_names, .names_len = EXTENSION_STATE_COUNT, .doc = "Whether it was answered, and how." },
    { MEMBER(struct extension, old_due_on), .type = FIELD_DATE, .flags = F_READ | F_COLUMN, .doc = "The due day then." },
    { MEMBER(struct extension, wished_on),  .type = FIELD_DATE, .flags = F_READ | F_COLUMN, .doc = "The day asked for." },
    { MEMBER(struct extension, due_on),     .type = FIELD_DATE, .flags = F_READ | F_COLUMN, .doc = "The day granted; null: none." },
    { MEMBER(struct extension, reason),     .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "Why it is asked for." },
    { MEMBER(struct extension, asked_by_name), .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "By whom." },
    { .name = "asked_at", .offset = offsetof(struct extension, asked_ms), .type = FIELD_TIME, .flags = F_READ | F_COLUMN, .doc = "When." },
    { MEMBER(struct extension, answer),     .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "What was answered." },
    { MEMBER(struct extension, decided_by_name), .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "By whom." },
    { .name = "decided_at", .offset = offsetof(struct extension, decided_ms), .type = FIELD_TIME, .flags = F_READ | F_COLUMN, .doc = "When; null: not yet." },
};

const struct resource extension_resource = { .name = "extension", .table = "extension", .size = sizeof(struct extension),
    .fields = extension_fields, .fields_len = ARRAY_LEN(extension_fields) };

static const struct field extensions_fields[] = {
    { MEMBER(struct extensions_out, report_id),  .type = FIELD_INT,  .flags = F_READ, .doc = "The report." },
    { MEMBER(struct extensions_out, due_on),     .type = FIELD_DATE, .flags = F_READ, .doc = "Its due day now." },
    { MEMBER(struct extensions_out, can_ask),    .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether I may ask for a later one." },
    { MEMBER(struct extensions_out, ask_reason), .type = FIELD_TEXT, .flags = F_READ, .doc = "If not: why not." },
    { MEMBER(struct extensions_out, can_decide), .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether I answer what is asked." },
    { MEMBER(struct extensions_out, wish_from),  .type = FIELD_DATE, .flags = F_READ, .doc = "First day that may be asked for." },
    { MEMBER(struct extensions_out, wish_to),    .type = FIELD_DATE, .flags = F_READ, .doc = "Last such day." },
    { MEMBER(struct extensions_out, items),      .type = FIELD_LIST, .flags = F_READ, .of = &extension_resource, .doc = "What was asked, newest first." },
};

static const struct field extension_new_fields[] = {
    { MEMBER(struct extension_new, id),        .type = FIELD_INT,  .flags = F_PATH, .min = 1, .doc = "The report." },
    { MEMBER(struct extension_new, wished_on), .type = FIELD_DATE, .flags = F_CREATE | F_REQUIRED, .title = "Xin gia hạn đến ngày", .doc = "The day asked for." },
    { MEMBER(struct extension_new, reason),    .type = FIELD_TEXT, .flags = F_CREATE | F_REQUIRED, .min = 1, .max = 1000, .title = "Lý do", .doc = "Why." },
};

static const struct field extension_answer_fields[] = {
    { MEMBER(struct extension_answer, id),           .type = FIELD_INT,  .flags = F_PATH, .min = 1, .doc = "The report." },
    { MEMBER(struct extension_answer, extension_id), .type = FIELD_INT,  .flags = F_PATH, .min = 1, .doc = "What was asked." },
    { MEMBER(struct extension_answer, granted),      .type = FIELD_BOOL, .flags = F_CREATE | F_REQUIRED, .title = "Đồng ý gia hạn", .doc = "Whether it is granted." },
    { MEMBER(struct extension_answer, due_on),       .type = FIELD_DATE, .flags = F_CREATE, .title = "Gia hạn đến ngày", .doc = "The day granted; null: the day asked for." },
    { MEMBER(struct extension_answer, answer),       .type = FIELD_TEXT, .flags = F_CREATE | F_REQUIRED, .min = 1, .max = 1000, .title = "Lý do, ý kiến", .doc = "Why." },
};

static const struct field intake_change_fields[] = {
    { MEMBER(struct intake_change, id),      .type = FIELD_INT,  .flags = F_PATH, .min = 1, .doc = "The cycle." },
    { MEMBER(struct intake_change, version), .type = FIELD_INT,  .flags = F_CREATE | F_REQUIRED, .min = 1, .doc = "Its version." },
    { MEMBER(struct intake_change, closed),  .type = FIELD_BOOL, .flags = F_CREATE | F_REQUIRED, .title = "Đóng tiếp nhận", .doc = "Whether reports are not taken in any more." },
    { MEMBER(struct intake_change, note),    .type = FIELD_TEXT, .flags = F_CREATE | F_REQUIRED, .min = 1, .max = 500, .title = "Lý do", .doc = "Why; the reporters read it." },
};

static const struct field cycle_extension_fields[] = {
    { MEMBER(struct cycle_extension, id),      .type = FIELD_INT,  .flags = F_PATH, .min = 1, .doc = "The cycle." },
    { MEMBER(struct cycle_extension, version), .type = FIELD_INT,  .flags = F_CREATE | F_REQUIRED, .min = 1, .doc = "Its version." },
    { MEMBER(struct cycle_extension, due_on),  .type = FIELD_DATE, .flags = F_CREATE | F_REQUIRED, .title = "Thời hạn gửi mới", .doc = "The new due day of its reports." },
    { MEMBER(struct cycle_extension, note),    .type = FIELD_TEXT, .flags = F_CREATE | F_REQUIRED, .min = 1, .max = 500, .title = "Lý do", .doc = "Why; the reporters read it." },
};

const struct resource extensions_resource = { .name = "extensions", .size = sizeof(struct extensions_out),
    .fields = extensions_fields, .fields_len = ARRAY_LEN(extensions_fields) };
const struct resource extension_new_resource = { .name = "extension_new", .size = sizeof(struct extension_new),
    .fields = extension_new_fields, .fields_len = ARRAY_LEN(extension_new_fields) };
const struct resource extension_answer_resource = { .name = "extension_answer", .size = sizeof(struct extension_answer),
    .fields = extension_answer_fields, .fields_len = ARRAY_LEN(extension_answer_fields) };
const struct resource intake_change_resource = { .name = "intake_change", .size = sizeof(struct intake_change),
    .fields = intake_change_fields, .fields_len = ARRAY_LEN(intake_change_fields) };
const struct resource cycle_extension_resource = { .name = "cycle_extension", .size = sizeof(struct cycle_extension),
    .fields = cycle_extension_fields, .fields_len = ARRAY_LEN(cycle_extension_fields) };
/* clang-format on */
