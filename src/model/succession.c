#include "model/succession.h"

const char *const succession_kind_names[SUCCESSION_KIND_COUNT] = {
#define X(name, wire, title) [SUCCESSION_##name] = wire,
    SUCCESSION_KIND_LIST(X)
#undef X
};

const char *const succession_kind_titles[SUCCESSION_KIND_COUNT] = {
#define X(name, wire, title) [SUCCESSION_##name] = title,
    SUCCESSION_KIND_LIST(X)
#undef X
};

/* clang-format off */
static const struct field link_fields[] = {
    { MEMBER(struct unit_link, id),             .type = FIELD_INT,  .flags = F_READ | F_COLUMN, .doc = "Identifies the link." },
    { MEMBER(struct unit_link, kind),           .type = FIELD_ENUM, .flags = F_READ | F_COLUMN, .names = succession_kind_names, .names_len = SUCCESSION_KIND_COUNT, .doc = "What became of the unit." },
    { MEMBER(struct unit_link, predecessor_id), .type = FIELD_INT,  .flags = F_READ | F_COLUMN, .doc = "The unit that ended." },
    { MEMBER(struct unit_link, successor_id),   .type = FIELD_INT,  .flags = F_READ | F_COLUMN | F_NULL, .doc = "The unit that goes on; null: none does." },
    { MEMBER(struct unit_link, heir),           .type = FIELD_BOOL, .flags = F_READ | F_COLUMN, .doc = "Whether it took over what was owed." },
    { MEMBER(struct unit_link, from_on),        .type = FIELD_DATE, .flags = F_READ | F_COLUMN, .doc = "First day of the new order." },
    { MEMBER(struct unit_link, document),       .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "The document that says so." },
    { MEMBER(struct unit_link, made_by_name),   .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "Who recorded it." },
    { .name = "made_at",    .offset = offsetof(struct unit_link, made_ms),    .type = FIELD_TIME, .flags = F_READ | F_COLUMN, .doc = "When." },
    { .name = "applied_at", .offset = offsetof(struct unit_link, applied_ms), .type = FIELD_TIME, .flags = F_READ | F_COLUMN, .doc = "When what was owed was handed over; null: its day has not come." },
    { MEMBER(struct unit_link, predecessor_code), .type = FIELD_TEXT, .flags = F_READ | F_JOIN, .doc = "Code of the unit that ended." },
    { MEMBER(struct unit_link, predecessor_name), .type = FIELD_TEXT, .flags = F_READ | F_JOIN, .doc = "Its name." },
    { MEMBER(struct unit_link, successor_code),   .type = FIELD_TEXT, .flags = F_READ | F_JOIN, .doc = "Code of the unit that goes on." },
    { MEMBER(struct unit_link, successor_name),   .type = FIELD_TEXT, .flags = F_READ | F_JOIN, .doc = "Its name." },
    { MEMBER(struct unit_link, kind_title),       .type = FIELD_TEXT, .flags = F_READ, .doc = "The kind in Vietnamese." },
};

const struct resource unit_link_resource = { .name = "unit_link", .table = "unit_link", .size = sizeof(struct unit_link),
    .fields = link_fields, .fields_len = ARRAY_LEN(link_fields) };

static const struct field links_fields[] = {
    { MEMBER(struct unit_links_out, unit_id),      .type = FIELD_INT,  .flags = F_READ, .doc = "The unit." },
    { MEMBER(struct unit_links_out, predecessors), .type = FIELD_LIST, .flags = F_READ, .of = &unit_link_resource, .doc = "Units it came of, or took over from." },
    { MEMBER(struct unit_links_out, successors),   .type = FIELD_LIST, .flags = F_READ, .of = &unit_link_resource, .doc = "Units that came of it; of a unit that ended without, one without a successor." },
    { MEMBER(struct unit_links_out, reports),      .type = FIELD_INT,  .flags = F_READ, .doc = "How many of its reports are not accepted yet." },
    { MEMBER(struct unit_links_out, lists),        .type = FIELD_INT,  .flags = F_READ, .doc = "On how many standing lists of reporters it is today." },
    { MEMBER(struct unit_links_out, regimes),      .type = FIELD_INT,  .flags = F_READ, .doc = "How many regimes it leads or receives." },
};

static const struct field new_fields[] = {
    { MEMBER(struct succession_new, kind),         .type = FIELD_ENUM, .flags = F_CREATE | F_REQUIRED, .names = succession_kind_names, .names_len = SUCCESSION_KIND_COUNT, .title = "Hình thức", .doc = "What became of them." },
    { MEMBER(struct succession_new, from_on),      .type = FIELD_DATE, .flags = F_CREATE | F_REQUIRED, .title = "Từ ngày", .doc = "First day of the new order." },
    { MEMBER(struct succession_new, document),     .type = FIELD_TEXT, .flags = F_CREATE | F_REQUIRED, .min = 1, .max = 300, .title = "Văn bản", .doc = "The document that says so." },
    { MEMBER(struct succession_new, predecessors), .type = FIELD_LIST, .flags = F_CREATE | F_REQUIRED, .max = SUCCESSION_UNITS_MAX, .of = &number_item_resource, .title = "Đơn vị cũ", .doc = "Units that end." },
    { MEMBER(struct succession_new, successors),   .type = FIELD_LIST, .flags = F_CREATE, .max = SUCCESSION_UNITS_MAX, .of = &number_item_resource, .title = "Đơn vị kế thừa", .doc = "Units that go on." },
    { MEMBER(struct succession_new, heir_id),      .type = FIELD_INT,  .flags = F_CREATE | F_NULL, .min = 1, .title = "Đơn vị nhận việc đang làm dở", .doc = "Of a split: which successor takes over what is owed." },
};

static const struct field out_fields[] = {
    { MEMBER(struct succession_out, links),    .type = FIELD_LIST, .flags = F_READ, .of = &unit_link_resource, .doc = "What was recorded." },
    { MEMBER(struct succession_out, applied),  .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether reports and regimes were handed over; if not, that is done on the day." },
    { MEMBER(struct succession_out, reports),  .type = FIELD_INT,  .flags = F_READ, .doc = "Reports that were handed over." },
    { MEMBER(struct succession_out, lists),    .type = FIELD_INT,  .flags = F_READ, .doc = "Standing lists of reporters that changed." },
    { MEMBER(struct succession_out, regimes),  .type = FIELD_INT,  .flags = F_READ, .doc = "Regimes led or received by another unit since." },
    { MEMBER(struct succession_out, children), .type = FIELD_INT,  .flags = F_READ, .doc = "Units right below that have another unit above since." },
};

static const struct field import_fields[] = {
    { MEMBER(struct links_import, changes),   .type = FIELD_INT, .flags = F_READ, .title = "Số lần sắp xếp", .doc = "Mergers, splits … that are new." },
    { MEMBER(struct links_import, links),     .type = FIELD_INT, .flags = F_READ, .title = "Cặp đơn vị", .doc = "Pairs of units of those." },
    { MEMBER(struct links_import, unchanged), .type = FIELD_INT, .flags = F_READ, .title = "Giữ nguyên", .doc = "Pairs recorded already." },
    { MEMBER(struct links_import, reports),   .type = FIELD_INT, .flags = F_READ, .title = "Báo cáo", .doc = "Reports that were handed over." },
    { MEMBER(struct links_import, lists),     .type = FIELD_INT, .flags = F_READ, .title = "Danh sách", .doc = "Standing lists of reporters that changed." },
    { MEMBER(struct links_import, regimes),   .type = FIELD_INT, .flags = F_READ, .title = "Chế độ báo cáo", .doc = "Regimes led or received by another unit since." },
};

const struct resource unit_links_resource = { .name = "unit_links", .size = sizeof(struct unit_links_out),
    .fields = links_fields, .fields_len = ARRAY_LEN(links_fields) };
const struct resource succession_new_resource = { .name = "succession_new", .size = sizeof(struct succession_new),
    .fields = new_fields, .fields_len = ARRAY_LEN(new_fields) };
const struct resource succession_out_resource = { .name = "succession_out", .size = sizeof(struct succession_out),
    .fields = out_fields, .fields_len = ARRAY_LEN(out_fields) };
const struct resource links_import_resource = { .name = "links_import", .size = sizeof(struct links_import),
    .fields = import_fields, .fields_len = ARRAY_LEN(import_fields) };
/* clang-format on */
