#include "model/unit_reporter.h"

#include "model/unit.h"

/* clang-format off */
static const struct field reporter_fields[] = {
    { MEMBER(struct unit_reporter, id),          .type = FIELD_INT,  .flags = F_READ | F_COLUMN, .doc = "Identifies the entry." },
    { MEMBER(struct unit_reporter, unit_id),     .type = FIELD_INT,  .flags = F_READ | F_COLUMN, .doc = "The unit that hands its reports on." },
    { MEMBER(struct unit_reporter, reporter_id), .type = FIELD_INT,  .flags = F_READ | F_COLUMN, .doc = "The unit they may be handed on to." },
    { MEMBER(struct unit_reporter, basis),       .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "The document by which it reports." },
    { MEMBER(struct unit_reporter, valid_from),  .type = FIELD_DATE, .flags = F_READ | F_COLUMN, .doc = "First day on which it may be handed a report; null: always." },
    { MEMBER(struct unit_reporter, valid_to),    .type = FIELD_DATE, .flags = F_READ | F_COLUMN, .doc = "Last such day; null: still." },
    { MEMBER(struct unit_reporter, version),     .type = FIELD_INT,  .flags = F_READ | F_COLUMN, .doc = "Send it back when changing." },
    { .name = "changed_at", .offset = offsetof(struct unit_reporter, changed_ms), .type = FIELD_TIME, .flags = F_READ | F_COLUMN, .doc = "When it was last changed." },
    { MEMBER(struct unit_reporter, changed_by),  .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "By whom." },
    { MEMBER(struct unit_reporter, reporter_code), .type = FIELD_TEXT, .flags = F_READ | F_JOIN, .doc = "Code of the unit." },
    { MEMBER(struct unit_reporter, reporter_name), .type = FIELD_TEXT, .flags = F_READ | F_JOIN, .doc = "Its name." },
    { MEMBER(struct unit_reporter, reporter_kind), .type = FIELD_ENUM, .flags = F_READ | F_JOIN, .names = unit_kind_names, .names_len = UNIT_KIND_COUNT, .doc = "What kind of unit it is." },
    { MEMBER(struct unit_reporter, reporter_parent_name), .type = FIELD_TEXT, .flags = F_READ | F_JOIN, .doc = "Name of the unit above it." },
    { MEMBER(struct unit_reporter, in_force),    .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether it counts today." },
};

const struct resource unit_reporter_resource = { .name = "unit_reporter", .table = "unit_reporter", .size = sizeof(struct unit_reporter),
    .fields = reporter_fields, .fields_len = ARRAY_LEN(reporter_fields) };

static const struct field reporters_fields[] = {
    { MEMBER(struct unit_reporters_out, unit_id),  .type = FIELD_INT,  .flags = F_READ, .doc = "The unit." },
    { MEMBER(struct unit_reporters_out, can_edit), .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether I may register some." },
    { MEMBER(struct unit_reporters_out, items),    .type = FIELD_LIST, .flags = F_READ, .of = &unit_reporter_resource, .doc = "Who reports to it from elsewhere in the tree, in Vietnamese order." },
};

const struct resource unit_reporters_resource = { .name = "unit_reporters", .size = sizeof(struct unit_reporters_out),
    .fields = reporters_fields, .fields_len = ARRAY_LEN(reporters_fields) };

static const struct field put_fields[] = {
    { MEMBER(struct unit_reporter_put, id),          .type = FIELD_INT,  .flags = F_PATH, .min = 1, .doc = "The unit that hands its reports on." },
    { MEMBER(struct unit_reporter_put, reporter_id), .type = FIELD_INT,  .flags = F_PATH, .min = 1, .doc = "The unit they may be handed on to." },
    { MEMBER(struct unit_reporter_put, version),     .type = FIELD_INT,  .flags = F_CREATE, .max = INT64_MAX, .doc = "The version that was changed; 0 or not given: there was none." },
    { MEMBER(struct unit_reporter_put, basis),       .type = FIELD_TEXT, .flags = F_CREATE | F_REQUIRED | F_LINE, .min = 1, .max = 300, .title = "Căn cứ", .doc = "The document by which it reports." },
    { MEMBER(struct unit_reporter_put, valid_from),  .type = FIELD_DATE, .flags = F_CREATE, .title = "Từ ngày", .doc = "First day on which it may be handed a report; null: always." },
    { MEMBER(struct unit_reporter_put, valid_to),    .type = FIELD_DATE, .flags = F_CREATE, .title = "Đến ngày", .doc = "Last such day; null: still." },
};

const struct resource unit_reporter_put_resource = { .name = "unit_reporter_put", .size = sizeof(struct unit_reporter_put),
    .fields = put_fields, .fields_len = ARRAY_LEN(put_fields) };
/* clang-format on */
