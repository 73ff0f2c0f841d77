#include "model/common.h"

const char *const yes_no_names[2] = { "false", "true" };

/* clang-format off */
static const struct field by_id_fields[] = {
    { MEMBER(struct by_id, id), .type = FIELD_INT, .flags = F_PATH, .min = 1, .doc = "Identifies the object." },
};

static const struct field number_item_fields[] = {
    { .name = "", .offset = 0, .type = FIELD_INT, .flags = F_READ | F_CREATE | F_UPDATE, .min = 1, .doc = "A whole number from 1." },
};

const struct resource by_id_resource = { .name = "by_id", .size = sizeof(struct by_id),
    .fields = by_id_fields, .fields_len = ARRAY_LEN(by_id_fields) };
const struct resource nothing_resource = { .name = "nothing", .size = sizeof(struct nothing) };
const struct resource number_item_resource = { .name = "number_item", .size = sizeof(int64_t),
    .fields = number_item_fields, .fields_len = ARRAY_LEN(number_item_fields) };
/* clang-format on */
