#include "model/thing.h"

/* clang-format off */
static const struct field thing_fields[] = {
    { MEMBER(struct thing, id),      .type = FIELD_INT,  .flags = F_READ | F_COLUMN | F_PATH, .min = 1, .doc = "Identifies it." },
    { MEMBER(struct thing, code),    .type = FIELD_TEXT, .flags = F_READ | F_CREATE | F_REQUIRED | F_COLUMN, .min = 1, .max = 35,
      .title = "Mã", .doc = "Its code; never used again." },
    { MEMBER(struct thing, name),    .type = FIELD_TEXT, .flags = F_READ | F_CREATE | F_UPDATE | F_REQUIRED | F_COLUMN, .min = 1, .max = 300,
      .title = "Tên", .doc = "What people call it." },
    { MEMBER(struct thing, version), .type = FIELD_INT,  .flags = F_READ | F_UPDATE | F_MUST | F_COLUMN, .min = 1, .doc = "Send it back when changing it." },
    { .name = "changed_at", .offset = offsetof(struct thing, changed_ms), .type = FIELD_TIME, .flags = F_READ | F_COLUMN, .doc = "When it last changed." },
};

static const struct field thing_query_fields[] = { PAGE_FIELDS(struct thing_query) };
static const struct field thing_page_fields[] = { PAGE_OUT_FIELDS(&thing_resource) };

const struct resource thing_resource = { .name = "thing", .table = "thing", .size = sizeof(struct thing),
    .fields = thing_fields, .fields_len = ARRAY_LEN(thing_fields),
    .given_at = offsetof(struct thing, given) };
const struct resource thing_query_resource = { .name = "thing_query", .size = sizeof(struct thing_query),
    .fields = thing_query_fields, .fields_len = ARRAY_LEN(thing_query_fields) };
const struct resource thing_page_resource = { .name = "thing_page", .size = sizeof(struct page_out),
    .fields = thing_page_fields, .fields_len = ARRAY_LEN(thing_page_fields) };
/* clang-format on */
