#include "model/correction.h"

/* clang-format off */
static const struct field correction_fields[] = {
    { MEMBER(struct correction, number),   .type = FIELD_INT,  .flags = F_READ, .doc = "Which correction of the report is under way, from 1; 0: none." },
    { MEMBER(struct correction, reason),   .type = FIELD_TEXT, .flags = F_READ, .doc = "Why it was asked for." },
    { MEMBER(struct correction, asked_by), .type = FIELD_TEXT, .flags = F_READ, .doc = "Who asked." },
    { .name = "asked_at", .offset = offsetof(struct correction, asked_ms), .type = FIELD_TIME, .flags = F_READ, .doc = "When." },
};

static const struct field line_fields[] = {
    { MEMBER(struct revision_line, number),    .type = FIELD_INT,  .flags = F_READ, .doc = "From 1." },
    { .name = "frozen_at", .offset = offsetof(struct revision_line, frozen_ms), .type = FIELD_TIME, .flags = F_READ, .doc = "When it was submitted." },
    { MEMBER(struct revision_line, frozen_by), .type = FIELD_TEXT, .flags = F_READ, .doc = "By whom." },
    { MEMBER(struct revision_line, digest),    .type = FIELD_TEXT, .flags = F_READ, .doc = "What is signed of it." },
    { .name = "sent_at", .offset = offsetof(struct revision_line, sent_ms), .type = FIELD_TIME, .flags = F_READ, .doc = "When it was sent; null: it was not." },
    { MEMBER(struct revision_line, reason_action), .type = FIELD_TEXT, .flags = F_READ, .doc = "The step that asked for it; empty: it is the first." },
    { MEMBER(struct revision_line, reason_title),  .type = FIELD_TEXT, .flags = F_READ, .doc = "That step in Vietnamese." },
    { MEMBER(struct revision_line, reason),    .type = FIELD_TEXT, .flags = F_READ, .doc = "Why it was needed." },
    { MEMBER(struct revision_line, reason_by), .type = FIELD_TEXT, .flags = F_READ, .doc = "Who said so." },
    { .name = "reason_at", .offset = offsetof(struct revision_line, reason_ms), .type = FIELD_TIME, .flags = F_READ, .doc = "When." },
};

static const struct resource revision_line_resource = { .name = "report_revision", .size = sizeof(struct revision_line),
    .fields = line_fields, .fields_len = ARRAY_LEN(line_fields) };

static const struct field revisions_fields[] = {
    { MEMBER(struct revisions_out, report_id), .type = FIELD_INT,  .flags = F_READ, .doc = "The report." },
    { MEMBER(struct revisions_out, items),     .type = FIELD_LIST, .flags = F_READ, .of = &revision_line_resource, .doc = "Its revisions, oldest first; of those who receive it, what was sent." },
};

static const struct field pair_fields[] = {
    { MEMBER(struct revision_pair, id),   .type = FIELD_INT, .flags = F_PATH, .min = 1, .doc = "The report." },
    { MEMBER(struct revision_pair, from), .type = FIELD_INT, .flags = F_QUERY, .min = 1, .doc = "The revision of before; not given: the one before the other." },
    { MEMBER(struct revision_pair, to),   .type = FIELD_INT, .flags = F_QUERY, .min = 1, .doc = "The revision of after; not given: the newest." },
};

static const struct field cell_fields[] = {
    { MEMBER(struct revision_cell, row),        .type = FIELD_INT,  .flags = F_READ, .doc = "Key of the row." },
    { MEMBER(struct revision_cell, column),     .type = FIELD_INT,  .flags = F_READ, .doc = "Key of the column." },
    { MEMBER(struct revision_cell, label),      .type = FIELD_TEXT, .flags = F_READ, .doc = "What the row is called." },
    { MEMBER(struct revision_cell, heading),    .type = FIELD_TEXT, .flags = F_READ, .doc = "What the column is called." },
    { MEMBER(struct revision_cell, before),     .type = FIELD_TEXT, .flags = F_READ, .doc = "What stood there; empty: nothing." },
    { MEMBER(struct revision_cell, after),      .type = FIELD_TEXT, .flags = F_READ, .doc = "What stands there; empty: nothing." },
    { MEMBER(struct revision_cell, actor_name), .type = FIELD_TEXT, .flags = F_READ, .doc = "Who changed it last; of a row that is gone, who took it away; empty: it was calculated." },
    { .name = "at", .offset = offsetof(struct revision_cell, at_ms), .type = FIELD_TIME, .flags = F_READ, .doc = "When." },
};

static const struct resource revision_cell_resource = { .name = "revision_cell", .size = sizeof(struct revision_cell),
    .fields = cell_fields, .fields_len = ARRAY_LEN(cell_fields) };

static const struct field sentence_fields[] = {
    { MEMBER(struct revision_sentence, added), .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether it came; or else it was taken away." },
    { MEMBER(struct revision_sentence, text),  .type = FIELD_TEXT, .flags = F_READ, .doc = "The sentence." },
};

static const struct resource revision_sentence_resource = { .name = "revision_sentence", .size = sizeof(struct revision_sentence),
    .fields = sentence_fields, .fields_len = ARRAY_LEN(sentence_fields) };

static const struct field diff_fields[] = {
    { MEMBER(struct revision_diff, report_id),   .type = FIELD_INT,    .flags = F_READ, .doc = "The report." },
    { MEMBER(struct revision_diff, from),        .type = FIELD_RECORD, .flags = F_READ, .of = &revision_line_resource, .doc = "The revision of before." },
    { MEMBER(struct revision_diff, to),          .type = FIELD_RECORD, .flags = F_READ, .of = &revision_line_resource, .doc = "The revision of after, with the reason for it." },
    { MEMBER(struct revision_diff, cells),       .type = FIELD_LIST,   .flags = F_READ, .of = &revision_cell_resource, .doc = "Cells that are others, the first ones in the order of the sheet." },
    { MEMBER(struct revision_diff, cells_count), .type = FIELD_INT,    .flags = F_READ, .doc = "How many there are." },
    { MEMBER(struct revision_diff, sentences),   .type = FIELD_LIST,   .flags = F_READ, .of = &revision_sentence_resource, .doc = "Sentences of the text that went or came." },
};

/* Without who made it so: that is asked of the report itself. */
static const struct field flag_cell_fields[] = {
    { MEMBER(struct revision_cell, row),     .type = FIELD_INT,  .flags = F_READ, .doc = "Key of the row, in the form of the report that was corrected." },
    { MEMBER(struct revision_cell, column),  .type = FIELD_INT,  .flags = F_READ, .doc = "Key of the column, in that form." },
    { MEMBER(struct revision_cell, label),   .type = FIELD_TEXT, .flags = F_READ, .doc = "What the row is called." },
    { MEMBER(struct revision_cell, heading), .type = FIELD_TEXT, .flags = F_READ, .doc = "What the column is called." },
    { MEMBER(struct revision_cell, before),  .type = FIELD_TEXT, .flags = F_READ, .doc = "What the total counts; empty: nothing." },
    { MEMBER(struct revision_cell, after),   .type = FIELD_TEXT, .flags = F_READ, .doc = "What stands there now; empty: nothing." },
};

static const struct resource flag_cell_resource = { .name = "total_flag_cell", .size = sizeof(struct revision_cell),
    .fields = flag_cell_fields, .fields_len = ARRAY_LEN(flag_cell_fields) };

#define FLAG_FIELDS \
    { MEMBER(struct total_flag, source_report_id), .type = FIELD_INT,  .flags = F_READ, .doc = "The report that was corrected." }, \
    { MEMBER(struct total_flag, unit_name),     .type = FIELD_TEXT, .flags = F_READ, .doc = "Whose it is." }, \
    { MEMBER(struct total_flag, used_revision), .type = FIELD_INT,  .flags = F_READ | F_NULL, .doc = "Which revision the signed total counts; null: a total that is outdated itself." }, \
    { MEMBER(struct total_flag, revision),      .type = FIELD_INT,  .flags = F_READ | F_NULL, .doc = "Which one was sent last." },

static const struct field flag_fields[] = { FLAG_FIELDS };

static const struct field flag_cells_fields[] = {
    FLAG_FIELDS
    { MEMBER(struct total_flag, cells),       .type = FIELD_LIST, .flags = F_READ, .of = &flag_cell_resource, .doc = "Its cells that the total takes and that are others now, the first ones." },
    { MEMBER(struct total_flag, cells_count), .type = FIELD_INT,  .flags = F_READ, .doc = "How many there are." },
};

static const struct field flags_fields[] = {
    { MEMBER(struct total_flags_out, report_id), .type = FIELD_INT,  .flags = F_READ, .doc = "The total." },
    { MEMBER(struct total_flags_out, items),     .type = FIELD_LIST, .flags = F_READ, .of = &total_flag_cells_resource, .doc = "Reports that were corrected since its signed revision was built of them, the first ones." },
    { MEMBER(struct total_flags_out, count),     .type = FIELD_INT,  .flags = F_READ, .doc = "How many there are." },
};

const struct resource correction_resource = { .name = "correction", .size = sizeof(struct correction),
    .fields = correction_fields, .fields_len = ARRAY_LEN(correction_fields) };
const struct resource revisions_resource = { .name = "report_revisions", .size = sizeof(struct revisions_out),
    .fields = revisions_fields, .fields_len = ARRAY_LEN(revisions_fields) };
const struct resource revision_pair_resource = { .name = "revision_pair", .size = sizeof(struct revision_pair),
    .fields = pair_fields, .fields_len = ARRAY_LEN(pair_fields) };
const struct resource revision_diff_resource = { .name = "revision_diff", .size = sizeof(struct revision_diff),
    .fields = diff_fields, .fields_len = ARRAY_LEN(diff_fields) };
const struct resource total_flag_resource = { .name = "total_flag", .size = sizeof(struct total_flag),
    .fields = flag_fields, .fields_len = ARRAY_LEN(flag_fields) };
const struct resource total_flag_cells_resource = { .name = "total_flag_cells", .size = sizeof(struct total_flag),
    .fields = flag_cells_fields, .fields_len = ARRAY_LEN(flag_cells_fields) };
const struct resource total_flags_resource = { .name = "total_flags", .size = sizeof(struct total_flags_out),
    .fields = flags_fields, .fields_len = ARRAY_LEN(flags_fields) };
/* clang-format on */
