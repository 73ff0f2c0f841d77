#include "model/opening.h"

/* clang-format off */
static const struct field rule_fields[] = {
    { .name = "id", .offset = offsetof(struct opening_rule, regime_id), .type = FIELD_INT, .flags = F_PATH, .min = 1, .doc = "The regime." },
    { MEMBER(struct opening_rule, days),    .type = FIELD_INT,  .flags = F_READ | F_CREATE | F_NULL, .min = 1, .max = OPENING_DAYS_MAX,
      .title = "Tự mở kỳ trước thời hạn gửi (ngày)", .doc = "Cycles open by themselves so many days before their reports are due; null: people open them." },
    { MEMBER(struct opening_rule, since),   .type = FIELD_DATE, .flags = F_READ, .doc = "From this day on; periods whose day passed before are left to people." },
    { MEMBER(struct opening_rule, version), .type = FIELD_INT,  .flags = F_READ | F_CREATE | F_NULL, .min = 1, .doc = "Send it back when changing; null: nothing was said yet." },
    { MEMBER(struct opening_rule, next_on), .type = FIELD_DATE, .flags = F_READ, .doc = "When the next cycle opens; null: none does." },
    { MEMBER(struct opening_rule, next_period), .type = FIELD_TEXT, .flags = F_READ | F_NULL, .doc = "Its period." },
    { MEMBER(struct opening_rule, next_title),  .type = FIELD_TEXT, .flags = F_READ | F_NULL, .doc = "Its period in words." },
    { MEMBER(struct opening_rule, failed_period), .type = FIELD_TEXT, .flags = F_READ | F_NULL, .doc = "A period that was to open and could not; it is tried again." },
    { MEMBER(struct opening_rule, failed_text),   .type = FIELD_TEXT, .flags = F_READ | F_NULL, .doc = "Why it could not." },
    { .name = "failed_at", .offset = offsetof(struct opening_rule, failed_ms), .type = FIELD_TIME, .flags = F_READ, .doc = "When that was first found." },
};

static const struct field kept_fields[] = {
    { MEMBER(struct opening_rule, days), .type = FIELD_INT, .flags = F_READ | F_NULL, .doc = "Days before the due day." },
};

const struct resource opening_rule_resource = { .name = "opening_rule", .size = sizeof(struct opening_rule),
    .fields = rule_fields, .fields_len = ARRAY_LEN(rule_fields) };
const struct resource opening_kept_resource = { .name = "opening_kept", .size = sizeof(struct opening_rule),
    .fields = kept_fields, .fields_len = ARRAY_LEN(kept_fields) };
/* clang-format on */
