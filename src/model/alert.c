#include "model/alert.h"

/* clang-format off */
static const struct field alert_fields[] = {
    { MEMBER(struct alert, id),          .type = FIELD_INT,  .flags = F_READ | F_COLUMN, .doc = "Identifies the alert; later ones are greater." },
    { MEMBER(struct alert, account_id),  .type = FIELD_INT,  .flags = F_COLUMN, .doc = "Who is told." },
    { MEMBER(struct alert, kind),        .type = FIELD_ENUM, .flags = F_READ | F_COLUMN, .names = alert_kind_names, .names_len = ALERT_KIND_COUNT, .doc = "What it is about." },
    { MEMBER(struct alert, object_type), .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "Which kind of object." },
    { MEMBER(struct alert, object_id),   .type = FIELD_INT,  .flags = F_READ | F_COLUMN, .doc = "Which one." },
    { MEMBER(struct alert, step),        .type = FIELD_INT,  .flags = F_COLUMN, .doc = "At which step." },
    { MEMBER(struct alert, turn),        .type = FIELD_INT,  .flags = F_COLUMN, .doc = "Which time round." },
    { MEMBER(struct alert, text_key),    .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "Which sentence it is." },
    { MEMBER(struct alert, text),        .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "The sentence, in Vietnamese, as it was that day." },
    { .name = "made_at", .offset = offsetof(struct alert, made_ms), .type = FIELD_TIME, .flags = F_READ | F_COLUMN, .doc = "When it was told." },
    { .name = "read_at", .offset = offsetof(struct alert, read_ms), .type = FIELD_TIME, .flags = F_READ | F_COLUMN, .doc = "When it was read; null: not yet." },
    { MEMBER(struct alert, title),       .type = FIELD_TEXT, .flags = F_READ, .doc = "The kind, in Vietnamese." },
};

static const struct field alert_query_fields[] = {
    { MEMBER(struct alert_query, kind), .type = FIELD_ENUM, .flags = F_QUERY, .names = alert_kind_names, .names_len = ALERT_KIND_COUNT, .doc = "Of one kind." },
    { MEMBER(struct alert_query, read), .type = FIELD_ENUM, .flags = F_QUERY, .names = yes_no_names, .names_len = 2, .doc = "Those read, or those not read." },
    { MEMBER(struct alert_query, q),    .type = FIELD_TEXT, .flags = F_QUERY, .max = 200, .doc = "Words of the sentence." },
    PAGE_FIELDS(struct alert_query),
};

static const struct field alert_page_fields[] = { PAGE_OUT_FIELDS(&alert_resource) };

static const struct field alerts_read_fields[] = {
    { MEMBER(struct alerts_read, ids),   .type = FIELD_LIST, .flags = F_CREATE, .max = ALERT_READ_MAX, .of = &number_item_resource, .doc = "Those that were read." },
    { MEMBER(struct alerts_read, until), .type = FIELD_INT,  .flags = F_CREATE | F_NULL, .min = 1, .doc = "This one and all told before it were read." },
};

static const struct field alert_count_fields[] = {
    { MEMBER(struct alert_count, unread), .type = FIELD_INT, .flags = F_READ, .doc = "How many are not read; 1000 stands for as many or more." },
};

const struct resource alert_resource = { .name = "alert", .table = "alert", .size = sizeof(struct alert),
    .fields = alert_fields, .fields_len = ARRAY_LEN(alert_fields) };
const struct resource alert_query_resource = { .name = "alert_query", .size = sizeof(struct alert_query),
    .fields = alert_query_fields, .fields_len = ARRAY_LEN(alert_query_fields) };
const struct resource alert_page_resource = { .name = "alert_page", .size = sizeof(struct page_out),
    .fields = alert_page_fields, .fields_len = ARRAY_LEN(alert_page_fields) };
const struct resource alerts_read_resource = { .name = "alerts_read", .size = sizeof(struct alerts_read),
    .fields = alerts_read_fields, .fields_len = ARRAY_LEN(alerts_read_fields) };
const struct resource alert_count_resource = { .name = "alert_count", .size = sizeof(struct alert_count),
    .fields = alert_count_fields, .fields_len = ARRAY_LEN(alert_count_fields) };
/* clang-format on */
