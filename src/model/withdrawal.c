#include "model/withdrawal.h"

/* clang-format off */
static const struct field withdrawal_fields[] = {
    { .name = "withdrawn_at", .offset = offsetof(struct withdrawal, withdrawn_ms), .type = FIELD_TIME, .flags = F_READ, .doc = "When; null: it was not." },
    { MEMBER(struct withdrawal, withdrawn_by_name), .type = FIELD_TEXT, .flags = F_READ, .doc = "By whom." },
    { MEMBER(struct withdrawal, reason),    .type = FIELD_TEXT, .flags = F_READ, .doc = "Why." },
    { MEMBER(struct withdrawal, document),  .type = FIELD_TEXT, .flags = F_READ, .doc = "By which document; empty: none was named." },
    { MEMBER(struct withdrawal, cancelled), .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether the whole cycle was cancelled." },
};

static const struct field withdrawal_new_fields[] = {
    { MEMBER(struct withdrawal_new, id),       .type = FIELD_INT,  .flags = F_PATH, .min = 1, .doc = "The cycle." },
    { MEMBER(struct withdrawal_new, reports),  .type = FIELD_LIST, .flags = F_CREATE | F_REQUIRED, .min = 1, .max = PAGE_ROWS_MAX, .of = &number_item_resource, .title = "Báo cáo", .doc = "Reports of units in this cycle: those that are taken from them." },
    { MEMBER(struct withdrawal_new, reason),   .type = FIELD_TEXT, .flags = F_CREATE | F_REQUIRED, .min = 1, .max = 500, .title = "Lý do", .doc = "Why; the units read it." },
    { MEMBER(struct withdrawal_new, document), .type = FIELD_TEXT, .flags = F_CREATE, .max = 200, .title = "Văn bản", .doc = "By which document." },
};

static const struct field cancellation_new_fields[] = {
    { MEMBER(struct cancellation_new, id),       .type = FIELD_INT,  .flags = F_PATH, .min = 1, .doc = "The cycle." },
    { MEMBER(struct cancellation_new, version),  .type = FIELD_INT,  .flags = F_CREATE | F_REQUIRED, .min = 1, .doc = "Its version." },
    { MEMBER(struct cancellation_new, reason),   .type = FIELD_TEXT, .flags = F_CREATE | F_REQUIRED, .min = 1, .max = 500, .title = "Lý do", .doc = "Why; everybody who sees the cycle reads it." },
    { MEMBER(struct cancellation_new, document), .type = FIELD_TEXT, .flags = F_CREATE, .max = 200, .title = "Văn bản", .doc = "By which document; required once a unit has begun its report." },
};

const struct resource withdrawal_resource = { .name = "withdrawal", .size = sizeof(struct withdrawal),
    .fields = withdrawal_fields, .fields_len = ARRAY_LEN(withdrawal_fields) };
const struct resource withdrawal_new_resource = { .name = "withdrawal_new", .size = sizeof(struct withdrawal_new),
    .fields = withdrawal_new_fields, .fields_len = ARRAY_LEN(withdrawal_new_fields) };
const struct resource cancellation_new_resource = { .name = "cancellation_new", .size = sizeof(struct cancellation_new),
    .fields = cancellation_new_fields, .fields_len = ARRAY_LEN(cancellation_new_fields) };
/* clang-format on */
