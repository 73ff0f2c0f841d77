#include "model/archive_task.h"

#include "core/trusting.h"
#include "model/archive.h"

#define X(name, wire, title) [PACKAGE_##name] = wire,
static const char *const package_names[PACKAGE_STATE_COUNT] = { PACKAGE_STATE_LIST(X) };
#undef X
#define X(name, wire, title) [PACKAGE_##name] = title,
const char *const package_state_titles[PACKAGE_STATE_COUNT] = { PACKAGE_STATE_LIST(X) };
#undef X
#define X(name, wire, title) [DISPOSAL_##name] = wire,
static const char *const disposal_names[DISPOSAL_STATE_COUNT] = { DISPOSAL_STATE_LIST(X) };
#undef X
#define X(name, wire, title) [DISPOSAL_##name] = title,
const char *const disposal_state_titles[DISPOSAL_STATE_COUNT] = { DISPOSAL_STATE_LIST(X) };
#undef X
#define X(name, wire, title) [VERIFIED_##name] = wire,
static const char *const verdict_names[VERIFIED_COUNT] = { VERIFIED_LIST(X) };
#undef X

#define KEPT (F_READ | F_COLUMN)
#define TIME(holder, as, member) \
    .name = (as), .offset = offsetof(holder, member), .type = FIELD_TIME

/* clang-format off */
static const struct field package_fields[] = {
    { MEMBER(struct archive_package, id),         .type = FIELD_INT,  .flags = KEPT, .doc = "Identifies the package." },
    { MEMBER(struct archive_package, file_id),    .type = FIELD_INT,  .flags = KEPT, .doc = "Of which file." },
    { MEMBER(struct archive_package, account_id), .type = FIELD_INT,  .flags = F_COLUMN, .doc = "Who asked for it." },
    { MEMBER(struct archive_package, state),      .type = FIELD_ENUM, .flags = KEPT, .names = package_names, .names_len = PACKAGE_STATE_COUNT, .doc = "How far it is." },
    { MEMBER(struct archive_package, done),       .type = FIELD_INT,  .flags = KEPT, .doc = "Pieces that are in it." },
    { MEMBER(struct archive_package, total),      .type = FIELD_INT,  .flags = KEPT, .doc = "Of so many." },
    { TIME(struct archive_package, "asked_at", asked_ms), .flags = KEPT, .doc = "When it was asked for." },
    { TIME(struct archive_package, "claimed_until", claimed_ms), .flags = F_COLUMN, .doc = "Until when somebody is making it." },
    { MEMBER(struct archive_package, tries),      .type = FIELD_INT,  .flags = F_COLUMN, .doc = "How often that was begun." },
    { TIME(struct archive_package, "ended_at", ended_ms), .flags = KEPT, .doc = "When it was made, given up or cancelled." },
    { MEMBER(struct archive_package, kept_id),    .type = FIELD_INT,  .flags = F_COLUMN | F_NULL, .doc = "Its bytes." },
    { MEMBER(struct archive_package, size),       .type = FIELD_INT,  .flags = KEPT, .doc = "How many." },
    { MEMBER(struct archive_package, hash),       .type = FIELD_TEXT, .flags = KEPT, .doc = "SHA-256 of them." },
    { MEMBER(struct archive_package, error),      .type = FIELD_TEXT, .flags = KEPT, .doc = "Why it could not be made." },
    { MEMBER(struct archive_package, state_title), .type = FIELD_TEXT, .flags = F_READ, .doc = "How far it is, in Vietnamese." },
};

static const struct field disposal_fields[] = {
    { MEMBER(struct archive_disposal, id),          .type = FIELD_INT,  .flags = KEPT, .doc = "Identifies the proposal." },
    { MEMBER(struct archive_disposal, unit_id),     .type = FIELD_INT,  .flags = KEPT, .doc = "Whose files." },
    { MEMBER(struct archive_disposal, state),       .type = FIELD_ENUM, .flags = KEPT, .names = disposal_names, .names_len = DISPOSAL_STATE_COUNT, .doc = "What became of it." },
    { MEMBER(struct archive_disposal, reason),      .type = FIELD_TEXT, .flags = KEPT, .doc = "Why they are to be destroyed." },
    { MEMBER(struct archive_disposal, search),      .type = FIELD_TEXT, .flags = F_COLUMN, .doc = "What it is found by." },
    { TIME(struct archive_disposal, "proposed_at", proposed_ms), .flags = KEPT, .doc = "When it was proposed." },
    { MEMBER(struct archive_disposal, proposed_by), .type = FIELD_INT,  .flags = F_COLUMN, .doc = "Whose account." },
    { MEMBER(struct archive_disposal, proposed_name), .type = FIELD_TEXT, .flags = KEPT, .doc = "By whom." },
    { TIME(struct archive_disposal, "decided_at", decided_ms), .flags = KEPT, .doc = "When it was decided on or withdrawn." },
    { MEMBER(struct archive_disposal, decided_name), .type = FIELD_TEXT, .flags = KEPT, .doc = "By whom." },
    { MEMBER(struct archive_disposal, document),    .type = FIELD_TEXT, .flags = KEPT, .doc = "The decision on paper." },
    { MEMBER(struct archive_disposal, answer),      .type = FIELD_TEXT, .flags = KEPT, .doc = "What was said to it." },
    { MEMBER(struct archive_disposal, minutes_hash), .type = FIELD_TEXT, .flags = KEPT, .doc = "SHA-256 of the minutes; empty: there are none." },
    { MEMBER(struct archive_disposal, version),     .type = FIELD_INT,  .flags = KEPT, .doc = "Send it back when deciding." },
    { MEMBER(struct archive_disposal, unit_name),   .type = FIELD_TEXT, .flags = F_READ | F_JOIN, .doc = "Name of the unit." },
    { MEMBER(struct archive_disposal, unit_path),   .type = FIELD_TEXT, .flags = F_JOIN, .doc = "Its path." },
    { .name = "files_count", .offset = offsetof(struct archive_disposal, files_len), .type = FIELD_INT, .flags = F_READ | F_JOIN, .doc = "How many files." },
    { MEMBER(struct archive_disposal, state_title), .type = FIELD_TEXT, .flags = F_READ, .doc = "What became of it, in Vietnamese." },
};

static const struct field disposal_query_fields[] = {
    { MEMBER(struct disposal_query, q),       .type = FIELD_TEXT, .flags = F_QUERY, .max = 200, .doc = "Words of the reason, the decision or the unit." },
    { MEMBER(struct disposal_query, unit_id), .type = FIELD_INT,  .flags = F_QUERY, .min = 1, .doc = "Only of this unit and those below it." },
    { MEMBER(struct disposal_query, state),   .type = FIELD_ENUM, .flags = F_QUERY, .names = disposal_names, .names_len = DISPOSAL_STATE_COUNT, .doc = "Only those that stand so." },
    PAGE_FIELDS(struct disposal_query),
};

static const struct field disposal_page_fields[] = { PAGE_OUT_FIELDS(&archive_disposal_resource) };

static const struct field disposal_full_fields[] = {
    { MEMBER(struct disposal_full, disposal),      .type = FIELD_RECORD, .flags = F_READ | F_FLAT, .of = &archive_disposal_resource, .doc = "The proposal." },
    { MEMBER(struct disposal_full, files),         .type = FIELD_LIST, .flags = F_READ, .of = &archive_file_resource, .doc = "The files." },
    { MEMBER(struct disposal_full, can_decide),    .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether I may decide on it." },
    { MEMBER(struct disposal_full, can_withdraw),  .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether I may withdraw it." },
    { MEMBER(struct disposal_full, decide_reason), .type = FIELD_TEXT, .flags = F_READ, .doc = "If I may not decide: why not." },
};

static const struct field disposal_new_fields[] = {
    { MEMBER(struct disposal_new, unit_id), .type = FIELD_INT,  .flags = F_CREATE | F_REQUIRED, .min = 1, .doc = "Whose files." },
    { MEMBER(struct disposal_new, files),   .type = FIELD_LIST, .flags = F_CREATE | F_REQUIRED, .min = 1, .max = DISPOSAL_FILES_MAX, .of = &number_item_resource, .title = "Hồ sơ", .doc = "The files, each once." },
    { MEMBER(struct disposal_new, reason),  .type = FIELD_TEXT, .flags = F_CREATE | F_REQUIRED, .min = 1, .max = 2000, .title = "Lý do hủy", .doc = "Why." },
};

static const struct field decision_fields[] = {
    { MEMBER(struct disposal_decision, id),       .type = FIELD_INT,  .flags = F_PATH, .min = 1, .doc = "The proposal." },
    { MEMBER(struct disposal_decision, version),  .type = FIELD_INT,  .flags = F_CREATE | F_REQUIRED, .min = 1, .doc = "Its version." },
    { MEMBER(struct disposal_decision, approved), .type = FIELD_BOOL, .flags = F_CREATE | F_REQUIRED, .doc = "Whether the files are destroyed now." },
    { MEMBER(struct disposal_decision, document), .type = FIELD_TEXT, .flags = F_CREATE | F_LINE, .max = 500, .title = "Quyết định hủy (số, ngày)", .doc = "The decision on paper; needed to approve." },
    { MEMBER(struct disposal_decision, answer),   .type = FIELD_TEXT, .flags = F_CREATE, .max = 2000, .title = "Ý kiến", .doc = "What is said to it; needed to refuse." },
};

static const struct field withdraw_fields[] = {
    { MEMBER(struct disposal_withdraw, id),      .type = FIELD_INT, .flags = F_PATH, .min = 1, .doc = "The proposal." },
    { MEMBER(struct disposal_withdraw, version), .type = FIELD_INT, .flags = F_CREATE | F_REQUIRED, .min = 1, .doc = "Its version." },
};

static const struct field authority_fields[] = {
    { MEMBER(struct stamp_authority, id),     .type = FIELD_INT,  .flags = F_COLUMN, .doc = "There is one." },
    { MEMBER(struct stamp_authority, url),    .type = FIELD_TEXT, .flags = KEPT, .doc = "Its address; empty: none is asked." },
    { MEMBER(struct stamp_authority, inside), .type = FIELD_BOOL, .flags = KEPT, .doc = "Whether the address may be one of an inner network." },
    { MEMBER(struct stamp_authority, policy), .type = FIELD_TEXT, .flags = KEPT, .doc = "The policy it must stamp by; empty: its own." },
    { MEMBER(struct stamp_authority, digest), .type = FIELD_ENUM, .flags = KEPT, .names = stamp_digest_names, .names_len = STAMP_DIGEST_COUNT, .doc = "Over which digest; a stronger one has all files stamped anew." },
    { TIME(struct stamp_authority, "changed_at", changed_ms), .flags = KEPT, .doc = "When that was said." },
    { MEMBER(struct stamp_authority, changed_name), .type = FIELD_TEXT, .flags = KEPT, .doc = "By whom." },
    { TIME(struct stamp_authority, "answered_at", answered_ms), .flags = KEPT, .doc = "When it last answered with a stamp that holds." },
    { MEMBER(struct stamp_authority, error),  .type = FIELD_TEXT, .flags = KEPT, .doc = "What was wrong the last time; empty: nothing." },
    { TIME(struct stamp_authority, "error_at", error_ms), .flags = KEPT, .doc = "When." },
    { MEMBER(struct stamp_authority, version), .type = FIELD_INT, .flags = KEPT, .doc = "Send it back when changing it." },
    { MEMBER(struct stamp_authority, signer), .type = FIELD_TEXT, .flags = KEPT, .doc = "Whose certificate the last stamp was made with; empty: nothing was stamped yet." },
    { TIME(struct stamp_authority, "ends_at", ends_ms), .flags = KEPT, .doc = "When that certificate ends; null: nothing was stamped yet." },
    { MEMBER(struct stamp_authority, note),   .type = FIELD_TEXT, .flags = F_READ, .doc = "What is to be known of it now, in Vietnamese." },
};

static const struct field authority_put_fields[] = {
    { MEMBER(struct stamp_authority_put, version), .type = FIELD_INT,  .flags = F_CREATE | F_REQUIRED, .min = 1, .doc = "The version that was read." },
    { MEMBER(struct stamp_authority_put, url),     .type = FIELD_TEXT, .flags = F_CREATE | F_LINE, .max = TRUST_URL_CHARS_MAX, .title = "Địa chỉ", .doc = "http or https; empty: none is asked." },
    { MEMBER(struct stamp_authority_put, inside),  .type = FIELD_BOOL, .flags = F_CREATE, .title = "Địa chỉ trong mạng nội bộ", .doc = "Whether the address may be one of an inner network." },
    { MEMBER(struct stamp_authority_put, policy),  .type = FIELD_TEXT, .flags = F_CREATE | F_LINE, .max = 200, .title = "Chính sách (OID)", .doc = "The policy it must stamp by, as 1.3.6.1.4.1.13762.3; empty: its own." },
    { MEMBER(struct stamp_authority_put, digest),  .type = FIELD_ENUM, .flags = F_CREATE | F_REQUIRED, .names = stamp_digest_names, .names_len = STAMP_DIGEST_COUNT, .title = "Hàm băm", .doc = "Over which digest." },
};

static const struct field finding_fields[] = {
    { MEMBER(struct package_finding, name),    .type = FIELD_TEXT, .flags = F_READ, .doc = "The member; empty: the package as a whole." },
    { MEMBER(struct package_finding, verdict), .type = FIELD_ENUM, .flags = F_READ, .names = verdict_names, .names_len = VERIFIED_COUNT, .doc = "What follows for the package." },
    { MEMBER(struct package_finding, reason),  .type = FIELD_TEXT, .flags = F_READ, .doc = "What does not hold." },
    { MEMBER(struct package_finding, reason_title), .type = FIELD_TEXT, .flags = F_READ, .doc = "That, in Vietnamese." },
    { MEMBER(struct package_finding, detail),  .type = FIELD_TEXT, .flags = F_READ, .doc = "More of it." },
};
static const struct resource finding_resource = { .name = "package_finding", .size = sizeof(struct package_finding),
    .fields = finding_fields, .fields_len = ARRAY_LEN(finding_fields) };

static const struct field verification_fields[] = {
    { MEMBER(struct package_verification, verdict), .type = FIELD_ENUM, .flags = F_READ, .names = verdict_names, .names_len = VERIFIED_COUNT, .doc = "The worst of what was found." },
    { MEMBER(struct package_verification, verdict_title), .type = FIELD_TEXT, .flags = F_READ, .doc = "That, in Vietnamese." },
    { MEMBER(struct package_verification, title),   .type = FIELD_TEXT, .flags = F_READ, .doc = "What the file in it is called." },
    { MEMBER(struct package_verification, hash),    .type = FIELD_TEXT, .flags = F_READ, .doc = "SHA-256 of the package." },
    { MEMBER(struct package_verification, manifest_hash), .type = FIELD_TEXT, .flags = F_READ, .doc = "SHA-256 of the list of contents in it, as it was kept when the file was closed; empty: it has none." },
    { MEMBER(struct package_verification, size),    .type = FIELD_INT,  .flags = F_READ, .doc = "Its bytes." },
    { MEMBER(struct package_verification, members), .type = FIELD_INT,  .flags = F_READ, .doc = "Members it has." },
    { MEMBER(struct package_verification, documents), .type = FIELD_INT, .flags = F_READ, .doc = "Documents of its list of contents." },
    { MEMBER(struct package_verification, signatures), .type = FIELD_INT, .flags = F_READ, .doc = "Signatures that were looked at." },
    { MEMBER(struct package_verification, stamps),  .type = FIELD_INT,  .flags = F_READ, .doc = "Time stamps of its manifest." },
    { TIME(struct package_verification, "stamped_at", stamped_ms), .flags = F_READ, .doc = "The time the first of them proves." },
    { TIME(struct package_verification, "checked_at", checked_ms), .flags = F_READ, .doc = "When that was found." },
    { MEMBER(struct package_verification, stamp_note), .type = FIELD_TEXT, .flags = F_READ, .doc = "What the time stamps prove, in Vietnamese." },
    { MEMBER(struct package_verification, findings), .type = FIELD_LIST, .flags = F_READ, .of = &finding_resource, .doc = "What does not hold or could not be checked." },
};

#define RESOURCE(variable, called, kept, holder, list) \
    const struct resource variable = { .name = called, .table = kept, .size = sizeof(holder), .fields = list, .fields_len = ARRAY_LEN(list) }

RESOURCE(archive_package_resource, "archive_package", "archive_package", struct archive_package, package_fields);
RESOURCE(archive_disposal_resource, "archive_disposal", "archive_disposal", struct archive_disposal, disposal_fields);
RESOURCE(disposal_query_resource, "archive_disposal_query", NULL, struct disposal_query, disposal_query_fields);
RESOURCE(disposal_page_resource, "archive_disposal_page", NULL, struct page_out, disposal_page_fields);
RESOURCE(disposal_full_resource, "archive_disposal_full", NULL, struct disposal_full, disposal_full_fields);
RESOURCE(disposal_new_resource, "archive_disposal_new", NULL, struct disposal_new, disposal_new_fields);
RESOURCE(disposal_decision_resource, "archive_disposal_decision", NULL, struct disposal_decision, decision_fields);
RESOURCE(disposal_withdraw_resource, "archive_disposal_withdraw", NULL, struct disposal_withdraw, withdraw_fields);
RESOURCE(stamp_authority_resource, "stamp_authority", "stamp_authority", struct stamp_authority, authority_fields);
RESOURCE(stamp_authority_put_resource, "stamp_authority_put", NULL, struct stamp_authority_put, authority_put_fields);
RESOURCE(package_verification_resource, "package_verification", NULL, struct package_verification, verification_fields);
const struct resource package_in_resource = { .name = "package_in", .size = sizeof(struct package_in) };
/* clang-format on */
