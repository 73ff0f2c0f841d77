#include "model/narrative.h"

#include "core/narrative/claims.h"
#include "core/narrative/place.h"
#include "core/narrative/sections.h"

/* clang-format off */
static const struct field section_fields[] = {
    { MEMBER(struct doc_section, id),       .type = FIELD_TEXT, .flags = F_READ, .doc = "Key of the heading." },
    { MEMBER(struct doc_section, number),   .type = FIELD_TEXT, .flags = F_READ, .doc = "Its number: I, 1, a." },
    { MEMBER(struct doc_section, title),    .type = FIELD_TEXT, .flags = F_READ, .doc = "The heading." },
    { MEMBER(struct doc_section, level),    .type = FIELD_INT,  .flags = F_READ, .doc = "Its level, from 1." },
    { MEMBER(struct doc_section, required), .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether it must be written." },
    { MEMBER(struct doc_section, empty),    .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether it still says nothing of its own." },
    { MEMBER(struct doc_section, guidance), .type = FIELD_TEXT, .flags = F_READ, .doc = "What to write there." },
};

static const struct field value_fields[] = {
    { MEMBER(struct narrative_value, key),   .type = FIELD_TEXT, .flags = F_READ, .doc = "The place: its kind and attributes in the schema's order, with | between." },
    { MEMBER(struct narrative_value, text),  .type = FIELD_TEXT, .flags = F_READ, .doc = "What it says now." },
    { MEMBER(struct narrative_value, fault), .type = FIELD_TEXT, .flags = F_READ, .doc = "Why it says nothing; empty: it does." },
};

static const struct resource section_resource = { .name = "narrative_section", .size = sizeof(struct doc_section),
    .fields = section_fields, .fields_len = ARRAY_LEN(section_fields) };
static const struct resource value_resource = { .name = "narrative_value", .size = sizeof(struct narrative_value),
    .fields = value_fields, .fields_len = ARRAY_LEN(value_fields) };

static const struct field finding_fields[] = {
    { MEMBER(struct claim_finding, section),  .type = FIELD_TEXT, .flags = F_READ, .doc = "Key of the heading it stands under." },
    { MEMBER(struct claim_finding, sentence), .type = FIELD_TEXT, .flags = F_READ, .doc = "The sentence as typed." },
    { MEMBER(struct claim_finding, figure),   .type = FIELD_TEXT, .flags = F_READ, .doc = "The figure in it, with its unit of measure." },
    { MEMBER(struct claim_finding, row),      .type = FIELD_INT,  .flags = F_READ, .doc = "Row of the cell it should be." },
    { MEMBER(struct claim_finding, column),   .type = FIELD_INT,  .flags = F_READ, .doc = "Column of that cell." },
    { MEMBER(struct claim_finding, cell),     .type = FIELD_TEXT, .flags = F_READ, .doc = "Its address." },
    { MEMBER(struct claim_finding, expected), .type = FIELD_TEXT, .flags = F_READ, .doc = "What the cell says." },
};

static const struct resource finding_resource = { .name = "narrative_finding", .size = sizeof(struct claim_finding),
    .fields = finding_fields, .fields_len = ARRAY_LEN(finding_fields) };

static const struct field narrative_fields[] = {
    { MEMBER(struct narrative_out, report_id),      .type = FIELD_INT,  .flags = F_READ, .doc = "The report." },
    { MEMBER(struct narrative_out, version),        .type = FIELD_INT,  .flags = F_READ, .doc = "Send it back when saving; 0: nothing was written yet." },
    { MEMBER(struct narrative_out, report_version), .type = FIELD_INT,  .flags = F_READ, .doc = "The report's version, for its next action." },
    { MEMBER(struct narrative_out, outline_title),  .type = FIELD_TEXT, .flags = F_READ, .doc = "Title of its outline." },
    { MEMBER(struct narrative_out, document),       .type = FIELD_JSON, .flags = F_READ, .doc = "The text, as in outline_full; what the outline begins with while nothing was written." },
    { MEMBER(struct narrative_out, sections),       .type = FIELD_LIST, .flags = F_READ, .of = &section_resource, .doc = "The outline's sections, each compulsory or not, empty or not." },
    { MEMBER(struct narrative_out, values),         .type = FIELD_LIST, .flags = F_READ, .of = &value_resource, .doc = "What the computed places say." },
    { MEMBER(struct narrative_out, findings),       .type = FIELD_LIST, .flags = F_READ, .of = &finding_resource, .doc = "Figures typed into the text that the tables do not say: to be looked at." },
    { MEMBER(struct narrative_out, frozen),         .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether it is the text as submitted." },
    { MEMBER(struct narrative_out, can_edit),       .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether I may write now." },
    { MEMBER(struct narrative_out, edit_reason),    .type = FIELD_TEXT, .flags = F_READ, .doc = "If not: why not." },
    { .name = "changed_at", .offset = offsetof(struct narrative_out, changed_ms), .type = FIELD_TIME, .flags = F_READ, .doc = "When the text was last saved." },
    { MEMBER(struct narrative_out, changed_by),     .type = FIELD_TEXT, .flags = F_READ, .doc = "By whom." },
};

static const struct field put_fields[] = {
    { MEMBER(struct narrative_put, id),       .type = FIELD_INT,  .flags = F_PATH, .min = 1, .doc = "The report." },
    { MEMBER(struct narrative_put, version),  .type = FIELD_INT,  .flags = F_UPDATE | F_MUST, .max = INT64_MAX, .doc = "The version of the text that was changed; 0: none was there." },
    { MEMBER(struct narrative_put, document), .type = FIELD_JSON, .flags = F_UPDATE | F_MUST, .title = "Nội dung", .doc = "The whole text from now on." },
};

static const struct field join_fields[] = {
    { MEMBER(struct narrative_join_in, id),        .type = FIELD_INT,  .flags = F_PATH, .min = 1, .doc = "The total." },
    { MEMBER(struct narrative_join_in, version),   .type = FIELD_INT,  .flags = F_CREATE, .max = INT64_MAX, .doc = "The version of its text; 0 or not given: none was written." },
    { MEMBER(struct narrative_join_in, overwrite), .type = FIELD_BOOL, .flags = F_CREATE, .doc = "Whether what was written may be lost." },
};

const struct resource narrative_join_resource = { .name = "narrative_join", .size = sizeof(struct narrative_join_in),
    .fields = join_fields, .fields_len = ARRAY_LEN(join_fields) };
const struct resource narrative_resource = { .name = "narrative", .size = sizeof(struct narrative_out),
    .fields = narrative_fields, .fields_len = ARRAY_LEN(narrative_fields) };
const struct resource narrative_put_resource = { .name = "narrative_put", .size = sizeof(struct narrative_put),
    .fields = put_fields, .fields_len = ARRAY_LEN(put_fields) };
/* clang-format on */
