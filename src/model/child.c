#include "model/child.h"

#include "core/notice.h"
#include "core/workflow.h"
#include "model/unit.h"

/* clang-format off */
static const struct field child_fields[] = {
    { MEMBER(struct child, report_id),    .type = FIELD_INT,  .flags = F_READ, .doc = "The unit's report." },
    { MEMBER(struct child, unit_id),      .type = FIELD_INT,  .flags = F_READ, .doc = "The unit." },
    { MEMBER(struct child, unit_code),    .type = FIELD_TEXT, .flags = F_READ, .doc = "Its code." },
    { MEMBER(struct child, unit_name),    .type = FIELD_TEXT, .flags = F_READ, .doc = "Its name." },
    { MEMBER(struct child, unit_kind),    .type = FIELD_ENUM, .flags = F_READ, .names = unit_kind_names, .names_len = UNIT_KIND_COUNT, .doc = "What kind of unit it is." },
    { MEMBER(struct child, state),        .type = FIELD_ENUM, .flags = F_READ, .names = report_state_names, .names_len = REPORT_STATE_COUNT, .doc = "Where its report stands." },
    { MEMBER(struct child, due_on),       .type = FIELD_DATE, .flags = F_READ, .doc = "Last day to send it." },
    { MEMBER(struct child, late),         .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether it is late." },
    { .name = "sent_at",     .offset = offsetof(struct child, sent_ms),     .type = FIELD_TIME, .flags = F_READ, .doc = "When it was last sent." },
    { .name = "accepted_at", .offset = offsetof(struct child, accepted_ms), .type = FIELD_TIME, .flags = F_READ, .doc = "When it was accepted." },
    { MEMBER(struct child, children),     .type = FIELD_INT,  .flags = F_READ, .doc = "How many units it was handed on to in turn." },
    { MEMBER(struct child, rows),         .type = FIELD_LIST, .flags = F_READ, .of = &number_item_resource, .doc = "Keys of the rows it fills in; empty: all." },
    { MEMBER(struct child, columns),      .type = FIELD_LIST, .flags = F_READ, .of = &number_item_resource, .doc = "Keys of the columns it fills in; empty: all." },
    { MEMBER(struct child, can_withdraw), .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether I may take it back." },
    { MEMBER(struct child, withdraw_reason), .type = FIELD_TEXT, .flags = F_READ, .doc = "If not: why not." },
};

static const struct resource child_resource = { .name = "report_child", .size = sizeof(struct child),
    .fields = child_fields, .fields_len = ARRAY_LEN(child_fields) };

static const struct field children_fields[] = {
    { MEMBER(struct children_out, report_id),     .type = FIELD_INT,  .flags = F_READ, .doc = "The report that was handed on." },
    { MEMBER(struct children_out, unit_id),       .type = FIELD_INT,  .flags = F_READ, .doc = "Its unit: those below it may be handed parts." },
    { MEMBER(struct children_out, can_assign),    .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether I may hand it on now." },
    { MEMBER(struct children_out, assign_reason), .type = FIELD_TEXT, .flags = F_READ, .doc = "If not: why not." },
    { MEMBER(struct children_out, due_from),      .type = FIELD_DATE, .flags = F_READ, .doc = "First day that may be the inner due day." },
    { MEMBER(struct children_out, due_to),        .type = FIELD_DATE, .flags = F_READ, .doc = "Last such day: its own due day." },
    { MEMBER(struct children_out, short_before),  .type = FIELD_DATE, .flags = F_READ, .doc = "Due days before it give less time than the regulation asks: handing on then needs a reason; null: none does." },
    { MEMBER(struct children_out, short_notice),  .type = FIELD_TEXT, .flags = F_READ | F_NULL, .doc = "What the regulation asks, and its article." },
    { MEMBER(struct children_out, short_allowed), .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether the regulation spares this regime as such; else an exemption must be named." },
    { MEMBER(struct children_out, items),         .type = FIELD_LIST, .flags = F_READ, .of = &child_resource, .doc = "To whom, in Vietnamese order." },
};

static const struct field child_new_fields[] = {
    { MEMBER(struct child_new, unit_id), .type = FIELD_INT,  .flags = F_CREATE | F_REQUIRED, .min = 1, .title = "Đơn vị", .doc = "A unit below the reporting one." },
    { MEMBER(struct child_new, rows),    .type = FIELD_LIST, .flags = F_CREATE, .max = FORM_ROWS_MAX, .of = &number_item_resource, .title = "Dòng", .doc = "Keys of the rows it fills in; empty: all the report has." },
    { MEMBER(struct child_new, columns), .type = FIELD_LIST, .flags = F_CREATE, .max = FORM_COLUMNS_MAX, .of = &number_item_resource, .title = "Cột", .doc = "Keys of the columns it fills in; empty: all the report has." },
};

static const struct resource child_new_resource = { .name = "report_child_new", .size = sizeof(struct child_new),
    .fields = child_new_fields, .fields_len = ARRAY_LEN(child_new_fields) };

static const struct field children_new_fields[] = {
    { MEMBER(struct children_new, id),     .type = FIELD_INT,  .flags = F_PATH, .min = 1, .doc = "The report to hand on." },
    { MEMBER(struct children_new, due_on), .type = FIELD_DATE, .flags = F_CREATE | F_REQUIRED, .title = "Thời hạn gửi", .doc = "Last day for these units to send; not after the report's own." },
    { MEMBER(struct children_new, note),   .type = FIELD_TEXT, .flags = F_CREATE, .max = 500, .title = "Yêu cầu", .doc = "What they are told." },
    { MEMBER(struct children_new, short_notice_ground), .type = FIELD_ENUM, .flags = F_CREATE, .names = notice_ground_names, .names_len = GROUND_OUTAGE, .title = "Căn cứ giao sát hạn", .doc = "The exemption on which less time is given than the regulation asks: central_request." },
    { MEMBER(struct children_new, short_notice_reason), .type = FIELD_TEXT, .flags = F_CREATE, .max = 500, .title = "Lý do giao sát hạn", .doc = "Why less time is given, by which document; required then, and kept in the event." },
    { MEMBER(struct children_new, units),  .type = FIELD_LIST, .flags = F_CREATE | F_REQUIRED, .min = 1, .max = CHILDREN_MAX, .of = &child_new_resource, .title = "Đơn vị", .doc = "To whom." },
};

static const struct field child_ref_fields[] = {
    { MEMBER(struct child_ref, id),       .type = FIELD_INT, .flags = F_PATH, .min = 1, .doc = "The report that was handed on." },
    { MEMBER(struct child_ref, child_id), .type = FIELD_INT, .flags = F_PATH, .min = 1, .doc = "The unit's report." },
};

const struct resource children_resource = { .name = "report_children", .size = sizeof(struct children_out),
    .fields = children_fields, .fields_len = ARRAY_LEN(children_fields) };
const struct resource children_new_resource = { .name = "report_children_new", .size = sizeof(struct children_new),
    .fields = children_new_fields, .fields_len = ARRAY_LEN(children_new_fields) };
const struct resource child_ref_resource = { .name = "report_child_ref", .size = sizeof(struct child_ref),
    .fields = child_ref_fields, .fields_len = ARRAY_LEN(child_ref_fields) };
/* clang-format on */
