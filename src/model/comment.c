#include "model/comment.h"

/* clang-format off */
static const struct field comment_fields[] = {
    { MEMBER(struct comment, id),               .type = FIELD_INT,  .flags = F_READ | F_COLUMN, .doc = "Identifies the comment." },
    { MEMBER(struct comment, report_id),        .type = FIELD_INT,  .flags = F_COLUMN, .doc = "Its report." },
    { MEMBER(struct comment, section),          .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "Key of the heading it is about." },
    { MEMBER(struct comment, body),             .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "What is said." },
    { MEMBER(struct comment, own_side),         .type = FIELD_BOOL, .flags = F_READ | F_COLUMN, .doc = "Whether the unit's own approver says it; the receiver does not see those." },
    { MEMBER(struct comment, author_name),      .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "Who says it." },
    { MEMBER(struct comment, author_unit_name), .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "Of which unit." },
    { .name = "created_at",  .offset = offsetof(struct comment, created_ms),  .type = FIELD_TIME, .flags = F_READ | F_COLUMN, .doc = "When." },
    { MEMBER(struct comment, answer),           .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "What was answered." },
    { MEMBER(struct comment, resolved_by_name), .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "By whom; empty: it is open." },
    { .name = "resolved_at", .offset = offsetof(struct comment, resolved_ms), .type = FIELD_TIME, .flags = F_READ | F_COLUMN, .doc = "When; null: it is open." },
    { MEMBER(struct comment, version),          .type = FIELD_INT,  .flags = F_READ | F_COLUMN, .doc = "Send it back when answering." },
};

const struct resource comment_resource = { .name = "narrative_comment", .table = "narrative_comment", .size = sizeof(struct comment),
    .fields = comment_fields, .fields_len = ARRAY_LEN(comment_fields) };

static const struct field comments_fields[] = {
    { MEMBER(struct comments_out, items),          .type = FIELD_LIST, .flags = F_READ, .of = &comment_resource, .doc = "The comments, oldest first." },
    { MEMBER(struct comments_out, can_comment),    .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether I may comment now." },
    { MEMBER(struct comments_out, comment_reason), .type = FIELD_TEXT, .flags = F_READ, .doc = "If not: why not." },
    { MEMBER(struct comments_out, can_answer),     .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether I may answer now." },
};

static const struct field new_fields[] = {
    { MEMBER(struct comment_new, id),      .type = FIELD_INT,  .flags = F_PATH, .min = 1, .doc = "The report." },
    { MEMBER(struct comment_new, section), .type = FIELD_TEXT, .flags = F_LINE | F_CREATE | F_REQUIRED, .min = 1, .max = 40, .title = "Đề mục", .doc = "Key of the heading." },
    { MEMBER(struct comment_new, body),    .type = FIELD_TEXT, .flags = F_CREATE | F_REQUIRED, .min = 1, .max = 2000, .title = "Góp ý", .doc = "What to say." },
};

static const struct field reply_fields[] = {
    { MEMBER(struct comment_reply, id),         .type = FIELD_INT,  .flags = F_PATH, .min = 1, .doc = "The report." },
    { MEMBER(struct comment_reply, comment_id), .type = FIELD_INT,  .flags = F_PATH, .min = 1, .doc = "The comment." },
    { MEMBER(struct comment_reply, version),    .type = FIELD_INT,  .flags = F_UPDATE | F_MUST, .min = 1, .doc = "The comment's version." },
    { MEMBER(struct comment_reply, answer),     .type = FIELD_TEXT, .flags = F_UPDATE | F_MUST, .min = 1, .max = 2000, .title = "Trả lời", .doc = "What was done about it." },
};

const struct resource comments_resource = { .name = "narrative_comments", .size = sizeof(struct comments_out),
    .fields = comments_fields, .fields_len = ARRAY_LEN(comments_fields) };
const struct resource comment_new_resource = { .name = "narrative_comment_new", .size = sizeof(struct comment_new),
    .fields = new_fields, .fields_len = ARRAY_LEN(new_fields) };
const struct resource comment_reply_resource = { .name = "narrative_comment_reply", .size = sizeof(struct comment_reply),
    .fields = reply_fields, .fields_len = ARRAY_LEN(reply_fields) };
/* clang-format on */
