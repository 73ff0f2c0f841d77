#include "model/account_review.h"

static const char *const kind_names[REVIEW_KIND_COUNT] = {
#define X(name, wire, title) [REVIEW_##name] = wire,
    REVIEW_KIND_LIST(X)
#undef X
};

const char *const review_kind_titles[REVIEW_KIND_COUNT] = {
#define X(name, wire, title) [REVIEW_##name] = title,
    REVIEW_KIND_LIST(X)
#undef X
};

/* clang-format off */
static const struct field review_fields[] = {
    { MEMBER(struct account_review_query, kind),    .type = FIELD_ENUM, .flags = F_QUERY | F_MUST, .names = kind_names, .names_len = REVIEW_KIND_COUNT, .doc = "Why they should be looked at." },
    { MEMBER(struct account_review_query, days),    .type = FIELD_INT,  .flags = F_QUERY, .min = 1, .max = 3650, .doc = "For so many days; not given: 90." },
    { MEMBER(struct account_review_query, unit_id), .type = FIELD_INT,  .flags = F_QUERY, .min = 1, .doc = "Only of this unit and those below it." },
    PAGE_FIELDS(struct account_review_query),
};
const struct resource account_review_query_resource = { .name = "account_review_query", .size = sizeof(struct account_review_query),
    .fields = review_fields, .fields_len = ARRAY_LEN(review_fields) };

static const struct field register_fields[] = {
    { MEMBER(struct account_register_query, unit_id), .type = FIELD_INT,  .flags = F_QUERY, .min = 1, .doc = "Only of this unit and those below it." },
    { MEMBER(struct account_register_query, on),      .type = FIELD_DATE, .flags = F_QUERY, .doc = "As of which day; not given: today." },
};
const struct resource account_register_query_resource = { .name = "account_register_query", .size = sizeof(struct account_register_query),
    .fields = register_fields, .fields_len = ARRAY_LEN(register_fields) };
/* clang-format on */
