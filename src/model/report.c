#include "model/report.h"

#include "model/signature.h"

#include "model/cells.h"
#include "model/form.h"

const char *const report_kind_names[REPORT_KIND_COUNT] = {
    [REPORT_OF_UNIT] = "entry",
    [REPORT_TOTAL] = "total",
    [REPORT_TRIAL] = "trial",
    [REPORT_CHILD] = "child",
};
#define X(name, wire, title) [PROGRESS_ONLY_##name] = wire,
const char *const progress_only_names[PROGRESS_ONLY_COUNT] = { PROGRESS_ONLY_LIST(X) };
#undef X
#define X(name, wire, title) [PROGRESS_ONLY_##name] = title,
const char *const progress_only_titles[PROGRESS_ONLY_COUNT] = { PROGRESS_ONLY_LIST(X) };
#undef X

/* clang-format off */
static const struct field report_fields[] = {
    { MEMBER(struct report, id),               .type = FIELD_INT,  .flags = F_READ | F_COLUMN, .doc = "Identifies the report." },
    { MEMBER(struct report, kind),             .type = FIELD_ENUM, .flags = F_READ | F_COLUMN, .names = report_kind_names, .names_len = REPORT_KIND_COUNT, .doc = "A unit's report, the lead unit's total, or a report handed on to a unit." },
    { MEMBER(struct report, cycle_id),         .type = FIELD_INT,  .flags = F_READ | F_COLUMN, .doc = "Its cycle." },
    { MEMBER(struct report, assignment_id),    .type = FIELD_INT,  .flags = F_COLUMN, .doc = "Its assignment; a total has none." },
    { MEMBER(struct report, regime_id),        .type = FIELD_INT,  .flags = F_READ | F_COLUMN, .doc = "Its regime." },
    { MEMBER(struct report, unit_id),          .type = FIELD_INT,  .flags = F_READ | F_COLUMN, .doc = "The unit that reports." },
    { MEMBER(struct report, receiver_unit_id), .type = FIELD_INT,  .flags = F_READ | F_COLUMN, .doc = "The unit it is sent to." },
    { MEMBER(struct report, form_version_id),  .type = FIELD_INT,  .flags = F_COLUMN, .doc = "The form version it fills in." },
    { MEMBER(struct report, state),            .type = FIELD_ENUM, .flags = F_READ | F_COLUMN, .names = report_state_names, .names_len = REPORT_STATE_COUNT, .doc = "Where it stands; changed only by actions." },
    { MEMBER(struct report, due_on),           .type = FIELD_DATE, .flags = F_READ | F_COLUMN, .doc = "Last day to send." },
    { .name = "submitted_at", .offset = offsetof(struct report, submitted_ms), .type = FIELD_TIME, .flags = F_READ | F_COLUMN, .doc = "When it was last submitted." },
    { .name = "approved_at",  .offset = offsetof(struct report, approved_ms),  .type = FIELD_TIME, .flags = F_READ | F_COLUMN, .doc = "When it was last approved." },
    { .name = "sent_at",      .offset = offsetof(struct report, sent_ms),      .type = FIELD_TIME, .flags = F_READ | F_COLUMN, .doc = "When it was last sent: the legal clock stops here; by other means during an outage, when that was." },
    { .name = "accepted_at",  .offset = offsetof(struct report, accepted_ms),  .type = FIELD_TIME, .flags = F_READ | F_COLUMN, .doc = "When it was accepted." },
    { MEMBER(struct report, revision),         .type = FIELD_INT,  .flags = F_READ | F_COLUMN, .doc = "Number of its newest frozen revision; 0: none." },
    { MEMBER(struct report, version),          .type = FIELD_INT,  .flags = F_READ | F_COLUMN, .doc = "Send it back when changing the report." },
    { .name = "changed_at",   .offset = offsetof(struct report, changed_ms),   .type = FIELD_TIME, .flags = F_READ | F_COLUMN, .doc = "When it last changed." },
    { .name = "closed_at",    .offset = offsetof(struct report, closed_ms),    .type = FIELD_TIME, .flags = F_READ | F_COLUMN, .doc = "Of a trial: when its test ended." },
    { MEMBER(struct report, parent_id),        .type = FIELD_INT,  .flags = F_READ | F_COLUMN | F_NULL, .doc = "The report it becomes part of: the total, or the one it was handed on from." },
    { MEMBER(struct report, children),         .type = FIELD_INT,  .flags = F_READ | F_COLUMN, .doc = "Of a unit's report: how many units it was handed on to." },
    { MEMBER(struct report, extended_from),    .type = FIELD_DATE, .flags = F_READ | F_COLUMN, .doc = "The due day it had before it was extended; null: it was not." },
    { .name = "registered_at", .offset = offsetof(struct report, registered_ms), .type = FIELD_TIME, .flags = F_READ | F_COLUMN, .doc = "When it was registered that it had been sent by other means during an outage, at sent_at; null: it was sent here." },
    { MEMBER(struct report, clock),            .type = FIELD_ENUM, .flags = F_COLUMN, .names = report_clock_names, .names_len = REPORT_CLOCK_COUNT, .doc = "What the clock said when it was sent." },
    { MEMBER(struct report, clock_due_on),     .type = FIELD_DATE, .flags = F_COLUMN, .doc = "The due day the clock went by." },
    { MEMBER(struct report, returns),          .type = FIELD_INT,  .flags = F_COLUMN, .doc = "How often the receiver returned it." },
    { MEMBER(struct report, upheld),           .type = FIELD_BOOL, .flags = F_COLUMN, .doc = "Whether an appeal against its mark was upheld." },
    { MEMBER(struct report, corrections),      .type = FIELD_INT,  .flags = F_COLUMN, .doc = "How often its receiver let it be corrected." },
    { MEMBER(struct report, correcting_since),     .type = FIELD_DATE, .flags = F_READ | F_COLUMN, .doc = "Since which day its unit has it to correct: when he let it be corrected, or returned the correction, last; null: never." },
    { MEMBER(struct report, period),             .type = FIELD_TEXT, .flags = F_READ | F_JOIN, .doc = "Its period." },
    { MEMBER(struct report, window_from),        .type = FIELD_DATE, .flags = F_READ | F_JOIN, .doc = "First day of the data." },
    { MEMBER(struct report, window_to),          .type = FIELD_DATE, .flags = F_READ | F_JOIN, .doc = "Last day of the data." },
    { MEMBER(struct report, unit_name),          .type = FIELD_TEXT, .flags = F_READ | F_JOIN, .doc = "Name of the unit." },
    { MEMBER(struct report, unit_code),          .type = FIELD_TEXT, .flags = F_READ | F_JOIN, .doc = "Code of the unit." },
    { MEMBER(struct report, unit_path),          .type = FIELD_TEXT, .flags = F_JOIN, .doc = "Path of the unit." },
    { MEMBER(struct report, receiver_unit_name), .type = FIELD_TEXT, .flags = F_READ | F_JOIN, .doc = "Name of the receiving unit." },
    { MEMBER(struct report, receiver_path),      .type = FIELD_TEXT, .flags = F_JOIN, .doc = "Path of the receiving unit." },
    { MEMBER(struct report, regime_name),        .type = FIELD_TEXT, .flags = F_READ | F_JOIN, .doc = "Name of the regime." },
    { MEMBER(struct report, form_id),            .type = FIELD_INT,  .flags = F_READ | F_JOIN, .doc = "Its form." },
    { .name = "form_version_number", .offset = offsetof(struct report, form_number), .type = FIELD_INT, .flags = F_READ | F_JOIN, .doc = "The form's version." },
    { MEMBER(struct report, period_title),       .type = FIELD_TEXT, .flags = F_READ, .doc = "The period in words." },
    { MEMBER(struct report, flagged),            .type = FIELD_BOOL, .flags = F_READ | F_BRIEF, .doc = "Its signed revision counts figures of before a correction." },
    { MEMBER(struct report, late),               .type = FIELD_BOOL, .flags = F_READ, .doc = "Sent after the due day, or not sent and the day is over." },
    { MEMBER(struct report, owed),               .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether a letter may urge it: not sent, overdue or due soon, not excused." },
    { .name = "extension_wished_on", .offset = offsetof(struct report, wished_on), .type = FIELD_DATE, .flags = F_READ, .doc = "The later due day it asks for and has no answer to; told where a cycle's progress is, else null." },
    { MEMBER(struct report, correcting),         .type = FIELD_INT,  .flags = F_READ, .doc = "Which correction of it is under way, from when its receiver let it be corrected until it is accepted again, counted from 1; 0: none. It has no due day; late is what the first sending made it." },
};

static const struct field report_query_fields[] = {
    { MEMBER(struct report_query, cycle_id), .type = FIELD_INT,  .flags = F_QUERY, .min = 1, .doc = "Only reports of this cycle." },
    { MEMBER(struct report_query, regime_id), .type = FIELD_INT, .flags = F_QUERY, .min = 1, .doc = "Only reports of this regime." },
    { MEMBER(struct report_query, unit_id),  .type = FIELD_INT,  .flags = F_QUERY, .min = 1, .doc = "Only reports of this unit." },
    { MEMBER(struct report_query, state),    .type = FIELD_ENUM, .flags = F_QUERY, .names = report_state_names, .names_len = REPORT_STATE_COUNT, .doc = "Only reports in this state." },
    { MEMBER(struct report_query, q),        .type = FIELD_TEXT, .flags = F_QUERY, .max = 200, .doc = "Words of the unit's or the regime's name." },
    PAGE_FIELDS(struct report_query),
};

static const struct field report_page_fields[] = { PAGE_OUT_FIELDS(&report_resource) };

static const struct field choice_fields[] = {
    { MEMBER(struct report_choice, action),     .type = FIELD_ENUM, .flags = F_READ, .names = report_action_names, .names_len = ACTION_COUNT, .doc = "The action." },
    { MEMBER(struct report_choice, title),      .type = FIELD_TEXT, .flags = F_READ, .doc = "Its Vietnamese name." },
    { MEMBER(struct report_choice, allowed),    .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether I may do it now." },
    { MEMBER(struct report_choice, reason),     .type = FIELD_TEXT, .flags = F_READ, .doc = "If not: why not." },
    { MEMBER(struct report_choice, section),    .type = FIELD_TEXT, .flags = F_READ, .doc = "If the text alone keeps it back: the section to be written." },
    { MEMBER(struct report_choice, needs_note), .type = FIELD_BOOL, .flags = F_READ, .doc = "It asks for a reason." },
    { MEMBER(struct report_choice, needs_signature), .type = FIELD_BOOL, .flags = F_READ | F_BRIEF, .doc = "A signature has to be made before it." },
};

static const struct field step_fields[] = {
    { .name = "at", .offset = offsetof(struct report_step, at_ms), .type = FIELD_TIME, .flags = F_READ, .doc = "When." },
    { MEMBER(struct report_step, action),       .type = FIELD_TEXT, .flags = F_READ, .doc = "What, as in the history." },
    { MEMBER(struct report_step, action_title), .type = FIELD_TEXT, .flags = F_READ, .doc = "What, in Vietnamese." },
    { MEMBER(struct report_step, actor_name),   .type = FIELD_TEXT, .flags = F_READ, .doc = "Who." },
    { MEMBER(struct report_step, unit_name),    .type = FIELD_TEXT, .flags = F_READ, .doc = "Of which unit." },
    { MEMBER(struct report_step, note),         .type = FIELD_TEXT, .flags = F_READ, .doc = "With which words." },
};

static const struct resource choice_resource = { .name = "report_choice", .size = sizeof(struct report_choice),
    .fields = choice_fields, .fields_len = ARRAY_LEN(choice_fields) };
static const struct resource step_resource = { .name = "report_step", .size = sizeof(struct report_step),
    .fields = step_fields, .fields_len = ARRAY_LEN(step_fields) };

static const struct field full_fields[] = {
    { MEMBER(struct report_full, report),         .type = FIELD_RECORD, .flags = F_READ | F_FLAT, .of = &report_resource, .doc = "The report." },
    { MEMBER(struct report_full, actions),        .type = FIELD_LIST, .flags = F_READ, .of = &choice_resource, .doc = "What can be done with it, by whom, and why not." },
    { MEMBER(struct report_full, steps),          .type = FIELD_LIST, .flags = F_READ, .of = &step_resource, .doc = "What was done with it, oldest first: the newest 200; all of it is in /events." },
    { MEMBER(struct report_full, digest),         .type = FIELD_TEXT, .flags = F_READ, .doc = "Digest of the newest revision, which is what is signed; empty: there is none." },
    { MEMBER(struct report_full, signatures),     .type = FIELD_LIST, .flags = F_READ, .of = &signature_resource, .doc = "Who signed which revision, oldest first." },
    { MEMBER(struct report_full, review),         .type = FIELD_RECORD, .flags = F_READ, .of = &report_review_resource, .doc = "The stages of checking before its leader decides, to its own side." },
    { MEMBER(struct report_full, withdrawal),     .type = FIELD_RECORD, .flags = F_READ, .of = &withdrawal_resource, .doc = "If it was taken from its unit: by whom, when and why." },
    { MEMBER(struct report_full, correction),     .type = FIELD_RECORD, .flags = F_READ, .of = &correction_resource, .doc = "The correction that is asked for, or under way." },
    { MEMBER(struct report_full, signing),        .type = FIELD_RECORD, .flags = F_READ, .of = &report_signing_resource, .doc = "How it is signed." },
    { MEMBER(struct report_full, acting_unit_name), .type = FIELD_TEXT, .flags = F_READ, .doc = "The unit that took over from its unit and acts for it; empty: nobody did." },
    { MEMBER(struct report_full, own),            .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether it is my unit's: then I may ask to whom it was handed on." },
    { MEMBER(struct report_full, can_edit),       .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether I may type figures now." },
    { MEMBER(struct report_full, edit_reason),    .type = FIELD_TEXT, .flags = F_READ, .doc = "If not: why not." },
    { MEMBER(struct report_full, has_text),       .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether it has a text besides its figures: /narrative." },
    { MEMBER(struct report_full, figures_reason), .type = FIELD_TEXT, .flags = F_READ, .doc = "Why its figures are not shown to me yet; empty: they are." },
    { MEMBER(struct report_full, built),       .type = FIELD_BOOL, .flags = F_READ, .doc = "Of a total, and of what was handed on: whether it was built yet." },
    { MEMBER(struct report_full, stale),       .type = FIELD_INT,  .flags = F_READ, .doc = "Of what is built from others: how many reports were accepted, changed or withdrawn since." },
    { MEMBER(struct report_full, missing),     .type = FIELD_LIST, .flags = F_READ, .of = &missing_unit_resource, .doc = "Of what is built from others: units whose report is not accepted yet, the first five." },
    { MEMBER(struct report_full, missing_count), .type = FIELD_INT, .flags = F_READ, .doc = "How many there are; it may go on without them." },
    { MEMBER(struct report_full, unmatched),   .type = FIELD_LIST, .flags = F_READ, .of = &aggregate_gap_resource, .doc = "Of a total: rows and columns of the two forms without a counterpart in the other, the first hundred." },
    { MEMBER(struct report_full, unmatched_count), .type = FIELD_INT, .flags = F_READ, .doc = "How many there are." },
    { MEMBER(struct report_full, flags), .type = FIELD_LIST, .flags = F_READ, .of = &total_flag_resource, .doc = "Reports that were corrected since the signed revision of this one was built of them, the first fifty; it is to be built and signed again." },
    { MEMBER(struct report_full, flags_count), .type = FIELD_INT, .flags = F_READ, .doc = "How many there are; their cells: /flags." },
};

static const struct field move_fields[] = {
    { MEMBER(struct report_move, id),      .type = FIELD_INT,  .flags = F_PATH, .min = 1, .doc = "The report." },
    { MEMBER(struct report_move, action),  .type = FIELD_ENUM, .flags = F_CREATE | F_REQUIRED, .names = report_action_names, .names_len = ACTION_COUNT, .doc = "What to do." },
    { MEMBER(struct report_move, note),    .type = FIELD_TEXT, .flags = F_CREATE, .max = 2000, .title = "Lý do, ý kiến", .doc = "Why; demanded when refusing, recalling and returning." },
    { MEMBER(struct report_move, version), .type = FIELD_INT,  .flags = F_CREATE | F_REQUIRED, .min = 1, .doc = "The version the decision was made on." },
};

#define COUNT(state, wire, title) \
    { .name = wire, .offset = offsetof(struct progress_counts, by_state[REPORT_##state]), .type = FIELD_INT, .flags = F_READ, .doc = "Reports in this state." },

static const struct field counts_fields[] = {
    REPORT_STATE_LIST(COUNT)
    { MEMBER(struct progress_counts, unsent), .type = FIELD_INT, .flags = F_READ, .doc = "Those that are still to be sent, also anew." },
    { MEMBER(struct progress_counts, late),  .type = FIELD_INT, .flags = F_READ, .doc = "Late ones among them." },
    { MEMBER(struct progress_counts, extension_asked), .type = FIELD_INT, .flags = F_READ, .doc = "Those of which a later due day is asked for and not answered." },
    { MEMBER(struct progress_counts, extended), .type = FIELD_INT, .flags = F_READ, .doc = "Those that were given a later due day." },
    { MEMBER(struct progress_counts, total), .type = FIELD_INT, .flags = F_READ, .doc = "All of them." },
};
#undef COUNT

static const struct resource counts_resource = { .name = "progress_counts", .size = sizeof(struct progress_counts),
    .fields = counts_fields, .fields_len = ARRAY_LEN(counts_fields) };

static const struct field progress_query_fields[] = {
    { MEMBER(struct progress_query, id),    .type = FIELD_INT,  .flags = F_PATH, .min = 1, .doc = "The cycle." },
    { MEMBER(struct progress_query, q),     .type = FIELD_TEXT, .flags = F_QUERY, .max = 200, .doc = "Words of the unit's name." },
    { MEMBER(struct progress_query, state), .type = FIELD_ENUM, .flags = F_QUERY, .names = report_state_names, .names_len = REPORT_STATE_COUNT, .doc = "Only reports in this state." },
    { MEMBER(struct progress_query, only),  .type = FIELD_ENUM, .flags = F_QUERY, .names = progress_only_names, .names_len = PROGRESS_ONLY_COUNT, .doc = "Only what is still to be sent, what is late, or what a later due day is asked for." },
    PAGE_FIELDS(struct progress_query),
};

/* Of a file there are no pages. */
static const struct field progress_file_query_fields[] = {
    { MEMBER(struct progress_query, id),    .type = FIELD_INT,  .flags = F_PATH, .min = 1, .doc = "The cycle." },
    { MEMBER(struct progress_query, q),     .type = FIELD_TEXT, .flags = F_QUERY, .max = 200, .doc = "Words of the unit's name." },
    { MEMBER(struct progress_query, state), .type = FIELD_ENUM, .flags = F_QUERY, .names = report_state_names, .names_len = REPORT_STATE_COUNT, .doc = "Only reports in this state." },
    { MEMBER(struct progress_query, only),  .type = FIELD_ENUM, .flags = F_QUERY, .names = progress_only_names, .names_len = PROGRESS_ONLY_COUNT, .doc = "Only what is still to be sent, what is late, or what a later due day is asked for." },
};

static const struct field progress_fields[] = {
    { MEMBER(struct progress_out, counts), .type = FIELD_RECORD, .flags = F_READ, .of = &counts_resource, .doc = "Over the whole cycle." },
    { .name = "items", .offset = offsetof(struct progress_out, page.items), .type = FIELD_LIST, .flags = F_READ, .of = &report_resource, .doc = "The reports of this page." },
    { .name = "next",  .offset = offsetof(struct progress_out, page.next),  .type = FIELD_TEXT, .flags = F_READ | F_NULL, .doc = "Cursor of the next page." },
};

static const struct field matrix_query_fields[] = {
    { MEMBER(struct matrix_query, id),      .type = FIELD_INT, .flags = F_PATH, .min = 1, .doc = "The regime." },
    { MEMBER(struct matrix_query, periods), .type = FIELD_INT, .flags = F_QUERY, .min = 1, .max = 60, .doc = "How many of the newest cycles." },
    { MEMBER(struct matrix_query, q),       .type = FIELD_TEXT, .flags = F_QUERY, .max = 200, .doc = "Words of the unit's name." },
    { MEMBER(struct matrix_query, state),   .type = FIELD_ENUM, .flags = F_QUERY, .names = report_state_names, .names_len = REPORT_STATE_COUNT, .doc = "Only units with a report in this state." },
    { MEMBER(struct matrix_query, late),    .type = FIELD_BOOL, .flags = F_QUERY, .doc = "Only units with a late report; with a state: one that is both." },
};

static const struct field matrix_period_fields[] = {
    { MEMBER(struct matrix_period, cycle_id), .type = FIELD_INT,  .flags = F_READ, .doc = "The cycle." },
    { MEMBER(struct matrix_period, period),   .type = FIELD_TEXT, .flags = F_READ, .doc = "Its period." },
    { MEMBER(struct matrix_period, title),    .type = FIELD_TEXT, .flags = F_READ, .doc = "The period in words." },
};

static const struct field matrix_cell_fields[] = {
    { MEMBER(struct matrix_cell, cycle_id),  .type = FIELD_INT,  .flags = F_READ, .doc = "The cycle." },
    { MEMBER(struct matrix_cell, report_id), .type = FIELD_INT,  .flags = F_READ, .doc = "The report." },
    { MEMBER(struct matrix_cell, state),     .type = FIELD_ENUM, .flags = F_READ, .names = report_state_names, .names_len = REPORT_STATE_COUNT, .doc = "Where it stands." },
    { MEMBER(struct matrix_cell, late),      .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether it is late." },
};

static const struct resource matrix_period_resource = { .name = "matrix_period", .size = sizeof(struct matrix_period),
    .fields = matrix_period_fields, .fields_len = ARRAY_LEN(matrix_period_fields) };
static const struct resource matrix_cell_resource = { .name = "matrix_cell", .size = sizeof(struct matrix_cell),
    .fields = matrix_cell_fields, .fields_len = ARRAY_LEN(matrix_cell_fields) };

static const struct field matrix_unit_fields[] = {
    { MEMBER(struct matrix_unit, unit_id),   .type = FIELD_INT,  .flags = F_READ, .doc = "The unit." },
    { MEMBER(struct matrix_unit, unit_name), .type = FIELD_TEXT, .flags = F_READ, .doc = "Its name." },
    { MEMBER(struct matrix_unit, cells),     .type = FIELD_LIST, .flags = F_READ, .of = &matrix_cell_resource, .doc = "Its reports in these cycles." },
};

static const struct resource matrix_unit_resource = { .name = "matrix_unit", .size = sizeof(struct matrix_unit),
    .fields = matrix_unit_fields, .fields_len = ARRAY_LEN(matrix_unit_fields) };

static const struct field matrix_fields[] = {
    { MEMBER(struct matrix_out, periods), .type = FIELD_LIST, .flags = F_READ, .of = &matrix_period_resource, .doc = "The cycles, oldest first." },
    { MEMBER(struct matrix_out, whole),   .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether all units are there, not only those of who asks." },
    { MEMBER(struct matrix_out, units),   .type = FIELD_LIST, .flags = F_READ, .of = &matrix_unit_resource, .doc = "The units in Vietnamese order." },
};

static const char *const inbox_group_names[INBOX_GROUP_COUNT] = {
    [INBOX_TODO] = "todo", [INBOX_RETURNED] = "returned", [INBOX_REVIEW] = "review", [INBOX_APPROVE] = "approve", [INBOX_SEND] = "send",
    [INBOX_RECEIVED] = "received", [INBOX_TOTAL] = "consolidate", [INBOX_CORRECTION] = "correction",
    [INBOX_EXTENSION] = "extension",
};

static const struct field inbox_item_fields[] = {
    { MEMBER(struct inbox_item, report_id),    .type = FIELD_INT,  .flags = F_READ, .doc = "The report." },
    { MEMBER(struct inbox_item, kind),         .type = FIELD_ENUM, .flags = F_READ, .names = report_kind_names, .names_len = REPORT_KIND_COUNT, .doc = "A unit's report or a total." },
    { MEMBER(struct inbox_item, group),        .type = FIELD_ENUM, .flags = F_READ, .names = inbox_group_names, .names_len = INBOX_GROUP_COUNT, .doc = "What it waits for from me." },
    { MEMBER(struct inbox_item, regime_name),  .type = FIELD_TEXT, .flags = F_READ, .doc = "Name of the regime." },
    { MEMBER(struct inbox_item, period_title), .type = FIELD_TEXT, .flags = F_READ, .doc = "The period in words." },
    { MEMBER(struct inbox_item, unit_name),    .type = FIELD_TEXT, .flags = F_READ, .doc = "The unit that reports." },
    { MEMBER(struct inbox_item, state),        .type = FIELD_ENUM, .flags = F_READ, .names = report_state_names, .names_len = REPORT_STATE_COUNT, .doc = "Where it stands." },
    { MEMBER(struct inbox_item, due_on),       .type = FIELD_DATE, .flags = F_READ, .doc = "Last day to send." },
    { MEMBER(struct inbox_item, days_left),    .type = FIELD_INT,  .flags = F_READ, .doc = "Days until then; negative: overdue." },
    { MEMBER(struct inbox_item, late),         .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether it is late." },
    { MEMBER(struct inbox_item, last_note),    .type = FIELD_TEXT, .flags = F_READ, .doc = "The reason given by who last acted." },
    { MEMBER(struct inbox_item, last_actor),   .type = FIELD_TEXT, .flags = F_READ, .doc = "Who last acted." },
    { MEMBER(struct inbox_item, correction),   .type = FIELD_RECORD, .flags = F_READ, .of = &correction_resource, .doc = "The correction that is asked for, or under way; it has no due day." },
};

static const struct field inbox_counts_fields[] = {
    { MEMBER(struct inbox_counts, todo),     .type = FIELD_INT, .flags = F_READ, .doc = "To fill in." },
    { MEMBER(struct inbox_counts, overdue),  .type = FIELD_INT, .flags = F_READ, .doc = "Past their due day." },
    { MEMBER(struct inbox_counts, due_soon), .type = FIELD_INT, .flags = F_READ, .doc = "Due within three days." },
    { MEMBER(struct inbox_counts, returned), .type = FIELD_INT, .flags = F_READ, .doc = "Returned or refused." },
    { MEMBER(struct inbox_counts, review),   .type = FIELD_INT, .flags = F_READ, .doc = "To check for a stage of the unit's rule: of those listed." },
    { MEMBER(struct inbox_counts, approve),  .type = FIELD_INT, .flags = F_READ, .doc = "To approve or refuse." },
    { MEMBER(struct inbox_counts, send),     .type = FIELD_INT, .flags = F_READ, .doc = "Approved, to send." },
    { MEMBER(struct inbox_counts, received), .type = FIELD_INT, .flags = F_READ, .doc = "Received, to be accepted or returned." },
    { MEMBER(struct inbox_counts, correction), .type = FIELD_INT, .flags = F_READ, .doc = "Corrections asked for, to grant or deny." },
    { MEMBER(struct inbox_counts, consolidate), .type = FIELD_INT, .flags = F_READ, .doc = "Totals to make." },
    { MEMBER(struct inbox_counts, extension), .type = FIELD_INT, .flags = F_READ, .doc = "Extensions asked for, to be answered: of those listed." },
    { MEMBER(struct inbox_counts, assign),   .type = FIELD_INT, .flags = F_READ, .doc = "Cycles to assign to the units, as their lead unit: of those listed." },
    { MEMBER(struct inbox_counts, total),    .type = FIELD_INT, .flags = F_READ, .doc = "All of it, also what is not listed." },
};

static const struct resource inbox_item_resource = { .name = "inbox_item", .size = sizeof(struct inbox_item),
    .fields = inbox_item_fields, .fields_len = ARRAY_LEN(inbox_item_fields) };
static const struct resource inbox_counts_resource = { .name = "inbox_counts", .size = sizeof(struct inbox_counts),
    .fields = inbox_counts_fields, .fields_len = ARRAY_LEN(inbox_counts_fields) };

static const struct field inbox_cycle_fields[] = {
    { MEMBER(struct inbox_cycle, cycle_id),     .type = FIELD_INT,  .flags = F_READ, .doc = "The cycle." },
    { MEMBER(struct inbox_cycle, regime_name),  .type = FIELD_TEXT, .flags = F_READ, .doc = "Name of the regime." },
    { MEMBER(struct inbox_cycle, period_title), .type = FIELD_TEXT, .flags = F_READ, .doc = "The period in words." },
    { MEMBER(struct inbox_cycle, unit_name),    .type = FIELD_TEXT, .flags = F_READ, .doc = "The lead unit." },
    { MEMBER(struct inbox_cycle, due_on),       .type = FIELD_DATE, .flags = F_READ, .doc = "Last day for the units to send." },
    { MEMBER(struct inbox_cycle, days_left),    .type = FIELD_INT,  .flags = F_READ, .doc = "Days until then; negative: overdue." },
};

static const struct resource inbox_cycle_resource = { .name = "inbox_cycle", .size = sizeof(struct inbox_cycle),
    .fields = inbox_cycle_fields, .fields_len = ARRAY_LEN(inbox_cycle_fields) };

static const struct field inbox_fields[] = {
    { MEMBER(struct inbox_out, today),  .type = FIELD_DATE, .flags = F_READ, .doc = "Today in Vietnam." },
    { MEMBER(struct inbox_out, counts), .type = FIELD_RECORD, .flags = F_READ, .of = &inbox_counts_resource, .doc = "How much there is." },
    { MEMBER(struct inbox_out, cycles), .type = FIELD_LIST, .flags = F_READ, .of = &inbox_cycle_resource, .doc = "Cycles to assign to the units, most urgent first; at most 200." },
    { MEMBER(struct inbox_out, items),  .type = FIELD_LIST, .flags = F_READ, .of = &inbox_item_resource, .doc = "What there is, most urgent first; of each state at most 200." },
};

const struct resource report_resource = { .name = "report", .table = "report", .size = sizeof(struct report),
    .fields = report_fields, .fields_len = ARRAY_LEN(report_fields) };
const struct resource report_query_resource = { .name = "report_query", .size = sizeof(struct report_query),
    .fields = report_query_fields, .fields_len = ARRAY_LEN(report_query_fields) };
const struct resource report_page_resource = { .name = "report_page", .size = sizeof(struct page_out),
    .fields = report_page_fields, .fields_len = ARRAY_LEN(report_page_fields) };
const struct resource report_full_resource = { .name = "report_full", .size = sizeof(struct report_full),
    .fields = full_fields, .fields_len = ARRAY_LEN(full_fields) };
const struct resource report_move_resource = { .name = "report_move", .size = sizeof(struct report_move),
    .fields = move_fields, .fields_len = ARRAY_LEN(move_fields) };
const struct resource progress_query_resource = { .name = "progress_query", .size = sizeof(struct progress_query),
    .fields = progress_query_fields, .fields_len = ARRAY_LEN(progress_query_fields) };
const struct resource progress_file_query_resource = { .name = "progress_file_query", .size = sizeof(struct progress_query),
    .fields = progress_file_query_fields, .fields_len = ARRAY_LEN(progress_file_query_fields) };
const struct resource progress_resource = { .name = "progress", .size = sizeof(struct progress_out),
    .fields = progress_fields, .fields_len = ARRAY_LEN(progress_fields) };
const struct resource matrix_query_resource = { .name = "matrix_query", .size = sizeof(struct matrix_query),
    .fields = matrix_query_fields, .fields_len = ARRAY_LEN(matrix_query_fields) };
const struct resource matrix_resource = { .name = "matrix", .size = sizeof(struct matrix_out),
    .fields = matrix_fields, .fields_len = ARRAY_LEN(matrix_fields) };
const struct resource inbox_resource = { .name = "inbox", .size = sizeof(struct inbox_out),
    .fields = inbox_fields, .fields_len = ARRAY_LEN(inbox_fields) };
/* clang-format on */
