#include "model/archive.h"

#include "model/archive_task.h"

#define X(name, wire, title) [ARCHIVE_##name] = wire,
static const char *const state_names[ARCHIVE_STATE_COUNT] = { ARCHIVE_STATE_LIST(X) };
#undef X
#define X(name, wire, title) [ARCHIVE_##name] = title,
const char *const archive_state_titles[ARCHIVE_STATE_COUNT] = { ARCHIVE_STATE_LIST(X) };
#undef X
#define X(name, wire) [ARCHIVE_ORDER_##name] = wire,
static const char *const order_names[ARCHIVE_ORDER_COUNT] = { ARCHIVE_ORDER_LIST(X) };
#undef X
#define X(name, wire, title) [PIECE_##name] = wire,
const char *const archive_piece_names[PIECE_KIND_COUNT] = { ARCHIVE_PIECE_LIST(X) };
#undef X
#define X(name, wire, title) [PIECE_##name] = title,
const char *const archive_piece_titles[PIECE_KIND_COUNT] = { ARCHIVE_PIECE_LIST(X) };
#undef X

#define KEPT (F_READ | F_COLUMN)
#define JOINED (F_READ | F_JOIN)
#define TIME(holder, as, member) \
    .name = (as), .offset = offsetof(holder, member), .type = FIELD_TIME
#define REASON(holder, label) \
    { \
        MEMBER(holder, reason), .type = FIELD_TEXT, .flags = F_CREATE | F_REQUIRED, .min = 1, \
                                .max = 2000, .title = label, .doc = "Why." \
    }

/* clang-format off */
static const struct field file_fields[] = {
    { MEMBER(struct archive_file, id),        .type = FIELD_INT,  .flags = KEPT, .doc = "Identifies the file." },
    { MEMBER(struct archive_file, unit_id),   .type = FIELD_INT,  .flags = KEPT, .doc = "Whose documents stand in it." },
    { MEMBER(struct archive_file, regime_id), .type = FIELD_INT,  .flags = KEPT, .doc = "Of which regime." },
    { MEMBER(struct archive_file, year),      .type = FIELD_INT,  .flags = KEPT, .doc = "Of periods of which year." },
    { MEMBER(struct archive_file, part),      .type = FIELD_INT,  .flags = KEPT, .doc = "Which volume: another one is begun once this is closed or full." },
    { MEMBER(struct archive_file, title),     .type = FIELD_TEXT, .flags = KEPT, .title = "Tiêu đề hồ sơ", .doc = "What the file is called." },
    { MEMBER(struct archive_file, search),    .type = FIELD_TEXT, .flags = F_COLUMN, .doc = "What it is found by." },
    { TIME(struct archive_file, "made_at", made_ms), .flags = KEPT, .doc = "When the first document was filed." },
    { MEMBER(struct archive_file, size),      .type = FIELD_INT,  .flags = KEPT, .doc = "Bytes of its documents." },
    { TIME(struct archive_file, "closed_at", closed_ms), .flags = KEPT, .doc = "When it was closed; null: it is open." },
    { MEMBER(struct archive_file, closed_on), .type = FIELD_DATE, .flags = KEPT, .doc = "On which day." },
    { MEMBER(struct archive_file, closed_name), .type = FIELD_TEXT, .flags = KEPT, .doc = "By whom." },
    { MEMBER(struct archive_file, years),     .type = FIELD_INT,  .flags = KEPT, .doc = "How many years it is kept from the year of closing; 0: for ever." },
    { MEMBER(struct archive_file, kept_until), .type = FIELD_DATE, .flags = KEPT, .doc = "Its last day in the archive; null: for ever, or it is open." },
    { MEMBER(struct archive_file, manifest_id), .type = FIELD_INT, .flags = F_COLUMN | F_NULL, .doc = "Bytes of the manifest." },
    { MEMBER(struct archive_file, manifest_size), .type = FIELD_INT, .flags = F_COLUMN, .doc = "How many." },
    { MEMBER(struct archive_file, manifest_hash), .type = FIELD_TEXT, .flags = KEPT, .doc = "SHA-256 of the manifest made when it was closed." },
    { TIME(struct archive_file, "destroyed_at", destroyed_ms), .flags = KEPT, .doc = "When its documents were destroyed; null: they were not." },
    { TIME(struct archive_file, "stamp_at", stamp_ms), .flags = KEPT, .doc = "When its next time stamp is due." },
    { TIME(struct archive_file, "stamp_claimed_until", stamp_claimed_ms), .flags = F_COLUMN, .doc = "Until when somebody is asking for it." },
    { MEMBER(struct archive_file, stamp_tries), .type = FIELD_INT, .flags = F_COLUMN, .doc = "How often it was asked for." },
    { MEMBER(struct archive_file, stamp_failures), .type = FIELD_INT, .flags = KEPT, .doc = "How many times in a row in vain." },
    { MEMBER(struct archive_file, stamp_error), .type = FIELD_TEXT, .flags = KEPT, .doc = "What was wrong the last time." },
    { MEMBER(struct archive_file, version),   .type = FIELD_INT,  .flags = KEPT, .doc = "Send it back when changing the file." },
    { MEMBER(struct archive_file, unit_name), .type = FIELD_TEXT, .flags = JOINED, .doc = "Name of the unit." },
    { MEMBER(struct archive_file, unit_path), .type = FIELD_TEXT, .flags = F_JOIN, .doc = "Its path." },
    { MEMBER(struct archive_file, regime_name), .type = FIELD_TEXT, .flags = JOINED, .doc = "Name of the regime." },
    { MEMBER(struct archive_file, period_kind), .type = FIELD_ENUM, .flags = JOINED, .names = period_kind_names, .names_len = PERIOD_KIND_COUNT, .doc = "Its kind of period." },
    { MEMBER(struct archive_file, entries),   .type = FIELD_INT,  .flags = JOINED, .doc = "How many documents stand in it." },
    { MEMBER(struct archive_file, holds),     .type = FIELD_INT,  .flags = JOINED, .doc = "How many hold it back now." },
    { MEMBER(struct archive_file, stamps),    .type = FIELD_INT,  .flags = JOINED, .doc = "How many time stamps its manifest has." },
    { TIME(struct archive_file, "stamped_at", stamped_ms), .flags = JOINED, .doc = "The time of the last one." },
    { TIME(struct archive_file, "stamp_ends_at", stamp_ends_ms), .flags = JOINED, .doc = "When the certificate of its authority ends." },
    { MEMBER(struct archive_file, disposal_id), .type = FIELD_INT, .flags = JOINED | F_NULL, .doc = "The proposal to destroy it that waits; null: none does." },
    { MEMBER(struct archive_file, state),     .type = FIELD_ENUM, .flags = F_READ, .names = state_names, .names_len = ARCHIVE_STATE_COUNT, .doc = "Where it stands." },
    { MEMBER(struct archive_file, state_title), .type = FIELD_TEXT, .flags = F_READ, .doc = "That, in Vietnamese." },
    { MEMBER(struct archive_file, keep_title), .type = FIELD_TEXT, .flags = F_READ, .doc = "How long it is kept, in Vietnamese." },
};

static const struct field piece_fields[] = {
    { MEMBER(struct archive_piece, file_id), .type = FIELD_INT,  .flags = F_COLUMN, .doc = "Of which file." },
    { MEMBER(struct archive_piece, entry),   .type = FIELD_INT,  .flags = F_COLUMN, .doc = "Of which entry; 0: of the file." },
    { MEMBER(struct archive_piece, number),  .type = FIELD_INT,  .flags = F_COLUMN, .doc = "Its place there." },
    { MEMBER(struct archive_piece, kind),    .type = FIELD_ENUM, .flags = KEPT, .names = archive_piece_names, .names_len = PIECE_KIND_COUNT, .doc = "What it is." },
    { MEMBER(struct archive_piece, path),    .type = FIELD_TEXT, .flags = KEPT, .doc = "Its name in a package." },
    { MEMBER(struct archive_piece, title),   .type = FIELD_TEXT, .flags = KEPT, .doc = "The name it came with." },
    { MEMBER(struct archive_piece, kept_id), .type = FIELD_INT,  .flags = F_COLUMN | F_NULL, .doc = "Its bytes; null: they were destroyed." },
    { MEMBER(struct archive_piece, size),    .type = FIELD_INT,  .flags = KEPT, .doc = "How many." },
    { MEMBER(struct archive_piece, hash),    .type = FIELD_TEXT, .flags = KEPT, .doc = "SHA-256 of them." },
    { TIME(struct archive_piece, "came_at", came_ms), .flags = KEPT, .doc = "When the system got it." },
    { MEMBER(struct archive_piece, kind_title), .type = FIELD_TEXT, .flags = F_READ, .doc = "What it is, in Vietnamese." },
};

static const struct field entry_fields[] = {
    { MEMBER(struct archive_entry, id),        .type = FIELD_INT,  .flags = KEPT, .doc = "Identifies the entry." },
    { MEMBER(struct archive_entry, file_id),   .type = FIELD_INT,  .flags = F_COLUMN, .doc = "In which file." },
    { MEMBER(struct archive_entry, number),    .type = FIELD_INT,  .flags = KEPT, .doc = "Its place in the list of contents." },
    { MEMBER(struct archive_entry, report_id), .type = FIELD_INT,  .flags = KEPT, .doc = "The report." },
    { MEMBER(struct archive_entry, revision),  .type = FIELD_INT,  .flags = KEPT, .doc = "Which of its revisions." },
    { MEMBER(struct archive_entry, code),      .type = FIELD_TEXT, .flags = KEPT, .doc = "Number and symbol it bears; empty: none." },
    { MEMBER(struct archive_entry, issued_on), .type = FIELD_DATE, .flags = KEPT, .doc = "The day it bears." },
    { MEMBER(struct archive_entry, subject),   .type = FIELD_TEXT, .flags = KEPT, .doc = "What it is about." },
    { MEMBER(struct archive_entry, period),    .type = FIELD_TEXT, .flags = KEPT, .doc = "Of which period." },
    { MEMBER(struct archive_entry, signer),    .type = FIELD_TEXT, .flags = KEPT, .doc = "Which post signed it." },
    { TIME(struct archive_entry, "filed_at", filed_ms), .flags = KEPT, .doc = "When it was filed." },
    { MEMBER(struct archive_entry, period_title), .type = FIELD_TEXT, .flags = F_READ, .doc = "The period in Vietnamese." },
    { MEMBER(struct archive_entry, pieces),    .type = FIELD_LIST, .flags = F_READ, .of = &archive_piece_resource, .doc = "Its bytes." },
};

static const struct field hold_fields[] = {
    { MEMBER(struct archive_hold, id),       .type = FIELD_INT,  .flags = KEPT, .doc = "Identifies it." },
    { MEMBER(struct archive_hold, file_id),  .type = FIELD_INT,  .flags = F_COLUMN, .doc = "Which file." },
    { MEMBER(struct archive_hold, reason),   .type = FIELD_TEXT, .flags = KEPT, .doc = "Why the file is held back." },
    { MEMBER(struct archive_hold, document), .type = FIELD_TEXT, .flags = KEPT, .doc = "By which document." },
    { TIME(struct archive_hold, "placed_at", placed_ms), .flags = KEPT, .doc = "Since when." },
    { MEMBER(struct archive_hold, placed_name), .type = FIELD_TEXT, .flags = KEPT, .doc = "By whom." },
    { TIME(struct archive_hold, "released_at", released_ms), .flags = KEPT, .doc = "Until when; null: it is held." },
    { MEMBER(struct archive_hold, released_name), .type = FIELD_TEXT, .flags = KEPT, .doc = "Who released it." },
    { MEMBER(struct archive_hold, release_reason), .type = FIELD_TEXT, .flags = KEPT, .doc = "Why." },
    { MEMBER(struct archive_hold, release_document), .type = FIELD_TEXT, .flags = KEPT, .doc = "By which document." },
};

static const struct field stamp_fields[] = {
    { MEMBER(struct archive_stamp, file_id),   .type = FIELD_INT,  .flags = F_COLUMN, .doc = "Of which file." },
    { MEMBER(struct archive_stamp, number),    .type = FIELD_INT,  .flags = KEPT, .doc = "Its place in the chain: it covers all before it." },
    { MEMBER(struct archive_stamp, token),     .type = FIELD_BLOB, .flags = F_COLUMN, .doc = "The token." },
    { MEMBER(struct archive_stamp, digest),    .type = FIELD_ENUM, .flags = KEPT, .names = stamp_digest_names, .names_len = STAMP_DIGEST_COUNT, .doc = "Over which digest." },
    { TIME(struct archive_stamp, "stamped_at", stamped_ms), .flags = KEPT, .doc = "The time it says." },
    { TIME(struct archive_stamp, "ends_at", ends_ms), .flags = KEPT, .doc = "When the certificate of its authority ends." },
    { MEMBER(struct archive_stamp, authority), .type = FIELD_TEXT, .flags = KEPT, .doc = "Common name of the authority." },
};

static const struct field query_fields[] = {
    { MEMBER(struct archive_query, q),         .type = FIELD_TEXT, .flags = F_QUERY, .max = 200, .doc = "Words of the title or the unit." },
    { MEMBER(struct archive_query, unit_id),   .type = FIELD_INT,  .flags = F_QUERY, .min = 1, .doc = "Only of this unit and those below it." },
    { MEMBER(struct archive_query, regime_id), .type = FIELD_INT,  .flags = F_QUERY, .min = 1, .doc = "Only of this regime." },
    { MEMBER(struct archive_query, year),      .type = FIELD_INT,  .flags = F_QUERY, .min = 1, .max = 9999, .doc = "Only of this year." },
    { MEMBER(struct archive_query, state),     .type = FIELD_ENUM, .flags = F_QUERY, .names = state_names, .names_len = ARCHIVE_STATE_COUNT, .doc = "Only files that stand so." },
    { MEMBER(struct archive_query, order),     .type = FIELD_ENUM, .flags = F_QUERY, .names = order_names, .names_len = ARCHIVE_ORDER_COUNT, .doc = "Which come first: of the newest year unless said, of the oldest, or those whose time ends soonest." },
    PAGE_FIELDS(struct archive_query),
};

static const struct field page_fields[] = { PAGE_OUT_FIELDS(&archive_file_resource) };

static const struct field full_fields[] = {
    { MEMBER(struct archive_full, file),     .type = FIELD_RECORD, .flags = F_READ | F_FLAT, .of = &archive_file_resource, .doc = "The file." },
    { .name = "contents", .offset = offsetof(struct archive_full, entries), .type = FIELD_LIST, .flags = F_READ, .of = &archive_entry_resource, .doc = "Its list of contents, in order." },
    { MEMBER(struct archive_full, pieces),   .type = FIELD_LIST, .flags = F_READ, .of = &archive_piece_resource, .doc = "What was added when it was closed." },
    { .name = "held_by", .offset = offsetof(struct archive_full, holds), .type = FIELD_LIST, .flags = F_READ, .of = &archive_hold_resource, .doc = "Who held it back, the newest first." },
    { .name = "stamped_by", .offset = offsetof(struct archive_full, stamps), .type = FIELD_LIST, .flags = F_READ, .of = &archive_stamp_resource, .doc = "The chain of its time stamps." },
    { MEMBER(struct archive_full, packages), .type = FIELD_LIST, .flags = F_READ, .of = &archive_package_resource, .doc = "Packages I asked for." },
    { MEMBER(struct archive_full, can_keep), .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether I may close, hold and pack it." },
    { MEMBER(struct archive_full, can_propose), .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether I may propose to destroy it." },
    { MEMBER(struct archive_full, propose_reason), .type = FIELD_TEXT, .flags = F_READ, .doc = "If not: why not." },
    { MEMBER(struct archive_full, stamp_note), .type = FIELD_TEXT, .flags = F_READ, .doc = "What is to be known of its time stamps; empty: nothing." },
};

static const struct field intake_fields[] = {
    { MEMBER(struct archive_intake, unit_id), .type = FIELD_INT, .flags = F_CREATE | F_NULL, .min = 1, .doc = "Only of this unit and those below it; null: of all I keep the archive of." },
};

static const struct field taken_fields[] = {
    { MEMBER(struct archive_taken, filed),   .type = FIELD_INT,  .flags = F_READ, .doc = "How many revisions of reports were filed." },
    { MEMBER(struct archive_taken, lacking), .type = FIELD_INT,  .flags = F_READ, .doc = "How many were taken in and have no document that could be filed." },
    { MEMBER(struct archive_taken, more),    .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether others wait." },
};

static const struct field hold_new_fields[] = {
    { MEMBER(struct archive_hold_new, id), .type = FIELD_INT, .flags = F_PATH, .min = 1, .doc = "The file." },
    REASON(struct archive_hold_new, "Lý do giữ lại"),
    { MEMBER(struct archive_hold_new, document), .type = FIELD_TEXT, .flags = F_CREATE | F_REQUIRED | F_LINE, .min = 1, .max = 500, .title = "Văn bản yêu cầu", .doc = "By which document." },
};

static const struct field release_fields[] = {
    { MEMBER(struct archive_release, id), .type = FIELD_INT, .flags = F_PATH, .min = 1, .doc = "The file." },
    { MEMBER(struct archive_release, hold_id), .type = FIELD_INT, .flags = F_PATH, .min = 1, .doc = "What holds it back." },
    REASON(struct archive_release, "Lý do thôi giữ"),
    { MEMBER(struct archive_release, document), .type = FIELD_TEXT, .flags = F_CREATE | F_REQUIRED | F_LINE, .min = 1, .max = 500, .title = "Văn bản cho phép", .doc = "By which document." },
};

static const struct field rule_fields[] = {
    { MEMBER(struct retention_rule, regime_id), .type = FIELD_INT, .flags = F_READ, .doc = "The regime." },
    { MEMBER(struct retention_rule, own),       .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether the regime says it itself; else the profile does." },
    { MEMBER(struct retention_rule, years),     .type = FIELD_INT,  .flags = F_READ, .doc = "Years from that of closing; 0: for ever." },
    { MEMBER(struct retention_rule, title),     .type = FIELD_TEXT, .flags = F_READ, .doc = "That, in Vietnamese." },
    { MEMBER(struct retention_rule, minimum),   .type = FIELD_INT,  .flags = F_READ, .doc = "By the profile at least so many; 0: for ever." },
    { MEMBER(struct retention_rule, minimum_title), .type = FIELD_TEXT, .flags = F_READ, .doc = "That, in Vietnamese." },
    { MEMBER(struct retention_rule, article),   .type = FIELD_TEXT, .flags = F_READ, .doc = "The article that says so; empty: the profile says nothing." },
    { MEMBER(struct retention_rule, reason),    .type = FIELD_TEXT, .flags = F_READ, .doc = "Why the regime says more." },
    { MEMBER(struct retention_rule, changed_name), .type = FIELD_TEXT, .flags = F_READ, .doc = "Who said so." },
    { TIME(struct retention_rule, "changed_at", changed_ms), .flags = F_READ, .doc = "When." },
    { MEMBER(struct retention_rule, version),   .type = FIELD_INT,  .flags = F_READ, .doc = "Send it back when changing it." },
};

static const struct field put_fields[] = {
    { MEMBER(struct retention_put, id),      .type = FIELD_INT, .flags = F_PATH, .min = 1, .doc = "The regime." },
    { MEMBER(struct retention_put, version), .type = FIELD_INT, .flags = F_CREATE, .doc = "The rule's version; not given or 0: there was none." },
    { MEMBER(struct retention_put, years),   .type = FIELD_INT, .flags = F_CREATE, .max = RETENTION_YEARS_MAX, .title = "Thời hạn bảo quản (năm; 0 là vĩnh viễn)", .doc = "Years from that of closing; not given or 0: for ever." },
    REASON(struct retention_put, "Căn cứ, lý do"),
};

#define RESOURCE(variable, called, kept, holder, list) \
    const struct resource variable = { .name = called, .table = kept, .size = sizeof(holder), .fields = list, .fields_len = ARRAY_LEN(list) }

RESOURCE(archive_file_resource, "archive_file", "archive_file", struct archive_file, file_fields);
RESOURCE(archive_piece_resource, "archive_piece", "archive_piece", struct archive_piece, piece_fields);
RESOURCE(archive_entry_resource, "archive_entry", "archive_entry", struct archive_entry, entry_fields);
RESOURCE(archive_hold_resource, "archive_hold", "archive_hold", struct archive_hold, hold_fields);
RESOURCE(archive_stamp_resource, "archive_stamp", "archive_stamp", struct archive_stamp, stamp_fields);
RESOURCE(archive_query_resource, "archive_query", NULL, struct archive_query, query_fields);
RESOURCE(archive_page_resource, "archive_page", NULL, struct page_out, page_fields);
RESOURCE(archive_full_resource, "archive_full", NULL, struct archive_full, full_fields);
RESOURCE(archive_intake_resource, "archive_intake", NULL, struct archive_intake, intake_fields);
RESOURCE(archive_taken_resource, "archive_taken", NULL, struct archive_taken, taken_fields);
RESOURCE(archive_hold_new_resource, "archive_hold_new", NULL, struct archive_hold_new, hold_new_fields);
RESOURCE(archive_release_resource, "archive_release", NULL, struct archive_release, release_fields);
RESOURCE(retention_rule_resource, "retention_rule", NULL, struct retention_rule, rule_fields);
RESOURCE(retention_put_resource, "retention_put", NULL, struct retention_put, put_fields);
/* clang-format on */
