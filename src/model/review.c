#include "model/review.h"

/* clang-format off */
static const struct field account_fields[] = {
    { MEMBER(struct approval_account, account_id), .type = FIELD_INT,  .flags = F_READ, .doc = "The account." },
    { MEMBER(struct approval_account, username),   .type = FIELD_TEXT, .flags = F_READ, .doc = "What it logs in with." },
    { MEMBER(struct approval_account, name),       .type = FIELD_TEXT, .flags = F_READ, .doc = "Its post." },
    { MEMBER(struct approval_account, able),       .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether it may log in and read the unit's reports." },
};
static const struct resource account_resource = { .name = "approval_account", .size = sizeof(struct approval_account),
    .fields = account_fields, .fields_len = ARRAY_LEN(account_fields) };

static const struct field stage_fields[] = {
    { MEMBER(struct approval_stage, title),    .type = FIELD_TEXT, .flags = F_READ, .doc = "What the stage is called." },
    { MEMBER(struct approval_stage, accounts), .type = FIELD_LIST, .flags = F_READ, .of = &account_resource, .doc = "Who may speak for it." },
};
static const struct resource stage_resource = { .name = "approval_stage", .size = sizeof(struct approval_stage),
    .fields = stage_fields, .fields_len = ARRAY_LEN(stage_fields) };

static const struct field rule_fields[] = {
    { MEMBER(struct approval_rule, regime_id),   .type = FIELD_INT,  .flags = F_READ | F_NULL, .doc = "The regime; null: all that have no rule of their own." },
    { MEMBER(struct approval_rule, regime_name), .type = FIELD_TEXT, .flags = F_READ, .doc = "Its name." },
    { MEMBER(struct approval_rule, document),    .type = FIELD_TEXT, .flags = F_READ, .doc = "The agency's document that says so." },
    { MEMBER(struct approval_rule, document_on), .type = FIELD_DATE, .flags = F_READ, .doc = "Of which day." },
    { MEMBER(struct approval_rule, stages),      .type = FIELD_LIST, .flags = F_READ, .of = &stage_resource, .doc = "The stages, in order." },
    { MEMBER(struct approval_rule, version),     .type = FIELD_INT,  .flags = F_READ, .doc = "Send it back when changing." },
    { .name = "changed_at", .offset = offsetof(struct approval_rule, changed_ms), .type = FIELD_TIME, .flags = F_READ, .doc = "When it was last changed." },
    { MEMBER(struct approval_rule, changed_by),  .type = FIELD_TEXT, .flags = F_READ, .doc = "By whom." },
    { MEMBER(struct approval_rule, can_edit),    .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether I may change it." },
};
const struct resource approval_rule_resource = { .name = "approval_rule", .size = sizeof(struct approval_rule),
    .fields = rule_fields, .fields_len = ARRAY_LEN(rule_fields) };

static const struct field rules_fields[] = {
    { MEMBER(struct approval_rules, unit_id),  .type = FIELD_INT,  .flags = F_READ, .doc = "The unit." },
    { MEMBER(struct approval_rules, can_edit), .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether I may lay some down." },
    { MEMBER(struct approval_rules, demanded), .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether the workflow in force has a step that waits for them; otherwise they have no effect." },
    { MEMBER(struct approval_rules, items),    .type = FIELD_LIST, .flags = F_READ, .of = &approval_rule_resource, .doc = "Its rules, the one of all regimes first." },
};
const struct resource approval_rules_resource = { .name = "approval_rules", .size = sizeof(struct approval_rules),
    .fields = rules_fields, .fields_len = ARRAY_LEN(rules_fields) };

static const struct field stage_put_fields[] = {
    { MEMBER(struct review_stage, title),    .type = FIELD_TEXT, .flags = F_CREATE | F_REQUIRED | F_LINE, .min = 1, .max = REVIEW_TITLE_CHARS_MAX, .title = "Tên cấp soát xét", .doc = "What the stage is called." },
    { MEMBER(struct review_stage, accounts), .type = FIELD_LIST, .flags = F_CREATE | F_REQUIRED, .min = 1, .max = REVIEW_ACCOUNTS_MAX, .of = &number_item_resource, .title = "Người soát xét", .doc = "The accounts that may speak for it." },
};
static const struct resource stage_put_resource = { .name = "approval_stage_put", .size = sizeof(struct review_stage),
    .fields = stage_put_fields, .fields_len = ARRAY_LEN(stage_put_fields) };

static const struct field put_fields[] = {
    { MEMBER(struct approval_rule_put, id),          .type = FIELD_INT,  .flags = F_PATH, .min = 1, .doc = "The unit." },
    { MEMBER(struct approval_rule_put, regime_id),   .type = FIELD_INT,  .flags = F_PATH, .min = 0, .max = INT64_MAX, .doc = "The regime; 0: all that have no rule of their own." },
    { MEMBER(struct approval_rule_put, version),     .type = FIELD_INT,  .flags = F_CREATE, .max = INT64_MAX, .doc = "The version that was changed; 0 or not given: there was none." },
    { MEMBER(struct approval_rule_put, document),    .type = FIELD_TEXT, .flags = F_CREATE | F_LINE, .max = 300, .title = "Văn bản quy định", .doc = "The agency's document that says so; needed with stages." },
    { MEMBER(struct approval_rule_put, document_on), .type = FIELD_DATE, .flags = F_CREATE, .title = "Ngày ban hành", .doc = "Of which day; needed with stages." },
    { MEMBER(struct approval_rule_put, stages),      .type = FIELD_LIST, .flags = F_CREATE | F_REQUIRED, .max = REVIEW_STAGES_MAX, .of = &stage_put_resource, .title = "Các cấp soát xét", .doc = "The stages, in order; none: the rule is taken away." },
};
const struct resource approval_rule_put_resource = { .name = "approval_rule_put", .size = sizeof(struct approval_rule_put),
    .fields = put_fields, .fields_len = ARRAY_LEN(put_fields) };

static const struct field line_fields[] = {
    { MEMBER(struct review_line, title),       .type = FIELD_TEXT, .flags = F_READ, .doc = "What the stage is called." },
    { MEMBER(struct review_line, state),       .type = FIELD_ENUM, .flags = F_READ, .names = review_state_names, .names_len = REVIEW_STATE_COUNT, .doc = "Where it stands." },
    { MEMBER(struct review_line, state_title), .type = FIELD_TEXT, .flags = F_READ, .doc = "The same in Vietnamese." },
    { MEMBER(struct review_line, accounts),    .type = FIELD_LIST, .flags = F_READ, .doc = "The posts that may speak for it." },
    { .name = "said_at", .offset = offsetof(struct review_line, said_ms), .type = FIELD_TIME, .flags = F_READ, .doc = "When its last word was said; null: nothing was." },
    { MEMBER(struct review_line, said_by),     .type = FIELD_TEXT, .flags = F_READ, .doc = "By whom." },
    { MEMBER(struct review_line, note),        .type = FIELD_TEXT, .flags = F_READ, .doc = "With which words." },
};
static const struct resource line_resource = { .name = "review_line", .size = sizeof(struct review_line),
    .fields = line_fields, .fields_len = ARRAY_LEN(line_fields) };

static const struct field review_fields[] = {
    { MEMBER(struct report_review, document),    .type = FIELD_TEXT, .flags = F_READ, .doc = "The agency's document that lays the stages down." },
    { MEMBER(struct report_review, document_on), .type = FIELD_DATE, .flags = F_READ, .doc = "Of which day." },
    { MEMBER(struct report_review, stages),      .type = FIELD_LIST, .flags = F_READ, .of = &line_resource, .doc = "The stages of the newest revision, in order; where it does not wait for them, those that spoke." },
    { MEMBER(struct report_review, turn),        .type = FIELD_TEXT, .flags = F_READ, .doc = "The stage whose turn it is; empty: none." },
    { MEMBER(struct report_review, can_review),  .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether I may speak for it now." },
    { MEMBER(struct report_review, reason),      .type = FIELD_TEXT, .flags = F_READ, .doc = "If not: why not." },
};
const struct resource report_review_resource = { .name = "report_review", .size = sizeof(struct report_review),
    .fields = review_fields, .fields_len = ARRAY_LEN(review_fields) };

static const struct field new_fields[] = {
    { MEMBER(struct review_new, id),       .type = FIELD_INT,  .flags = F_PATH, .min = 1, .doc = "The report." },
    { MEMBER(struct review_new, revision), .type = FIELD_INT,  .flags = F_CREATE | F_REQUIRED, .min = 1, .doc = "The revision that was read." },
    { MEMBER(struct review_new, digest),   .type = FIELD_TEXT, .flags = F_CREATE | F_REQUIRED, .min = 1, .max = 200, .title = "Mã băm", .doc = "Its digest." },
    { MEMBER(struct review_new, stage),    .type = FIELD_TEXT, .flags = F_CREATE | F_REQUIRED | F_LINE, .min = 1, .max = REVIEW_TITLE_CHARS_MAX, .title = "Cấp soát xét", .doc = "The stage that is spoken for." },
    { MEMBER(struct review_new, agreed),   .type = FIELD_BOOL, .flags = F_CREATE | F_REQUIRED, .doc = "Whether it agrees." },
    { MEMBER(struct review_new, note),     .type = FIELD_TEXT, .flags = F_CREATE, .max = 2000, .title = "Ý kiến", .doc = "With which words; needed to object." },
};
const struct resource review_new_resource = { .name = "review_new", .size = sizeof(struct review_new),
    .fields = new_fields, .fields_len = ARRAY_LEN(new_fields) };
/* clang-format on */
