#include "model/uses.h"

#include "core/workflow.h"
#include "model/report.h"

/* clang-format off */
static const struct field use_fields[] = {
    { MEMBER(struct report_use, report_id),        .type = FIELD_INT,  .flags = F_READ, .doc = "The report that was built." },
    { MEMBER(struct report_use, source_report_id), .type = FIELD_INT,  .flags = F_READ, .doc = "Of which it was built: the report asked for, or one that was built of it." },
    { MEMBER(struct report_use, unit_id),          .type = FIELD_INT,  .flags = F_READ, .doc = "Whose it is." },
    { MEMBER(struct report_use, unit_name),        .type = FIELD_TEXT, .flags = F_READ, .doc = "That unit's name." },
    { MEMBER(struct report_use, regime_name),      .type = FIELD_TEXT, .flags = F_READ, .doc = "Its regime." },
    { MEMBER(struct report_use, period_title),     .type = FIELD_TEXT, .flags = F_READ, .doc = "Its period in words." },
    { MEMBER(struct report_use, kind),             .type = FIELD_ENUM, .flags = F_READ, .names = report_kind_names, .names_len = REPORT_KIND_COUNT, .doc = "Whether it is a total, or a unit's report that was handed on." },
    { MEMBER(struct report_use, state),            .type = FIELD_ENUM, .flags = F_READ, .names = report_state_names, .names_len = REPORT_STATE_COUNT, .doc = "Where it stands." },
    { MEMBER(struct report_use, revision),         .type = FIELD_INT,  .flags = F_READ, .doc = "Which revision of the source it counted." },
    { MEMBER(struct report_use, current),          .type = FIELD_BOOL, .flags = F_READ, .doc = "That revision counts still; if not, the report has an old figure." },
    { MEMBER(struct report_use, flagged),          .type = FIELD_BOOL, .flags = F_READ, .doc = "What was signed of it counts figures of before a correction: it is to be built and signed again." },
    { MEMBER(struct report_use, can_open),         .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether it opens to who asks." },
};

static const struct resource use_resource = { .name = "report_use", .size = sizeof(struct report_use),
    .fields = use_fields, .fields_len = ARRAY_LEN(use_fields) };

static const struct field uses_fields[] = {
    { MEMBER(struct report_uses, report_id), .type = FIELD_INT,  .flags = F_READ, .doc = "The report asked for." },
    { MEMBER(struct report_uses, items),     .type = FIELD_LIST, .flags = F_READ, .of = &use_resource, .doc = "What was built of it, the nearest first." },
};

const struct resource report_uses_resource = { .name = "report_uses", .size = sizeof(struct report_uses),
    .fields = uses_fields, .fields_len = ARRAY_LEN(uses_fields) };
/* clang-format on */
