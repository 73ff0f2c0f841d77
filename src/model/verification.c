#include "model/verification.h"

#define X(name, wire, title) [VERIFIED_##name] = wire,
static const char *const verified_names[VERIFIED_COUNT] = { VERIFIED_LIST(X) };
#undef X
#define X(name, wire, title) [VERIFIED_##name] = title,
const char *const verified_titles[VERIFIED_COUNT] = { VERIFIED_LIST(X) };
#undef X
#define X(name, wire, title) [VERIFIED_FILE_##name] = wire,
static const char *const file_names[VERIFIED_FILE_COUNT] = { VERIFIED_FILE_LIST(X) };
#undef X
#define X(name, wire, title) [VERIFIED_FILE_##name] = title,
const char *const verified_file_titles[VERIFIED_FILE_COUNT] = { VERIFIED_FILE_LIST(X) };
#undef X

#define TIME(holder, as, member) \
    .name = (as), .offset = offsetof(holder, member), .type = FIELD_TIME

/* clang-format off */
static const struct field holder_fields[] = {
    { MEMBER(struct verification_holder, owner),     .type = FIELD_ENUM, .flags = F_READ, .names = owner_kind_names, .names_len = OWNER_KIND_COUNT, .doc = "A post, or the unit itself by its seal." },
    { MEMBER(struct verification_holder, name),      .type = FIELD_TEXT, .flags = F_READ, .doc = "The post; empty: the unit." },
    { MEMBER(struct verification_holder, unit_name), .type = FIELD_TEXT, .flags = F_READ, .doc = "The unit." },
};
static const struct resource holder_resource = { .name = "verification_holder", .size = sizeof(struct verification_holder),
    .fields = holder_fields, .fields_len = ARRAY_LEN(holder_fields) };

static const struct field signature_fields[] = {
    { MEMBER(struct verification_signature, field),         .type = FIELD_TEXT, .flags = F_READ, .doc = "Its field in the PDF; empty: it stands apart." },
    { MEMBER(struct verification_signature, verdict),       .type = FIELD_ENUM, .flags = F_READ, .names = verified_names, .names_len = VERIFIED_COUNT, .doc = "One of three answers; unchecked is never as good as valid." },
    { MEMBER(struct verification_signature, verdict_title), .type = FIELD_TEXT, .flags = F_READ, .doc = "The same in Vietnamese." },
    { MEMBER(struct verification_signature, reason),        .type = FIELD_TEXT, .flags = F_READ, .doc = "Why it is not valid: a key; empty: it is." },
    { MEMBER(struct verification_signature, reason_title),  .type = FIELD_TEXT, .flags = F_READ, .doc = "The same in Vietnamese." },
    { MEMBER(struct verification_signature, detail),        .type = FIELD_TEXT, .flags = F_READ, .doc = "What was found, who did not answer." },
    { MEMBER(struct verification_signature, signer),        .type = FIELD_TEXT, .flags = F_READ, .doc = "Common name in the certificate." },
    { MEMBER(struct verification_signature, issuer),        .type = FIELD_TEXT, .flags = F_READ, .doc = "The authority that issued it." },
    { MEMBER(struct verification_signature, serial),        .type = FIELD_TEXT, .flags = F_READ, .doc = "Its serial number." },
    { MEMBER(struct verification_signature, hash),          .type = FIELD_TEXT, .flags = F_READ, .doc = "SHA-256 of the certificate." },
    { TIME(struct verification_signature, "judged_at", judged_ms),   .flags = F_READ, .doc = "The time its certificate was judged at." },
    { TIME(struct verification_signature, "stamped_at", stamped_ms), .flags = F_READ, .doc = "When a time stamp says it was there; null: none says so." },
    { MEMBER(struct verification_signature, stamped_by),    .type = FIELD_TEXT, .flags = F_READ, .doc = "The authority whose time stamp that is; empty: there is none that holds." },
    { TIME(struct verification_signature, "claimed_at", claimed_ms), .flags = F_READ, .doc = "What the signer's own clock said; nothing goes by it." },
    { MEMBER(struct verification_signature, level),         .type = FIELD_TEXT, .flags = F_READ, .doc = "Level of the signature, in Vietnamese." },
    { MEMBER(struct verification_signature, covers),        .type = FIELD_INT,  .flags = F_READ, .doc = "How many bytes of the file it is about, from the beginning." },
    { MEMBER(struct verification_signature, taken),         .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether it was made through this system, which keeps it; only then it counts." },
    { MEMBER(struct verification_signature, purpose_title), .type = FIELD_TEXT, .flags = F_READ, .doc = "What it was made for; empty: it never came here." },
    { MEMBER(struct verification_signature, registered),    .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether the certificate was registered here then." },
    { MEMBER(struct verification_signature, holders),       .type = FIELD_LIST, .flags = F_READ, .of = &holder_resource, .doc = "For whom." },
};
static const struct resource signature_resource = { .name = "verification_signature", .size = sizeof(struct verification_signature),
    .fields = signature_fields, .fields_len = ARRAY_LEN(signature_fields) };

static const struct field report_fields[] = {
    { MEMBER(struct verification_report, found),        .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether the file is a report's of this system." },
    { MEMBER(struct verification_report, readable),     .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether I may read it here." },
    { MEMBER(struct verification_report, report_id),    .type = FIELD_INT,  .flags = F_READ | F_NULL, .doc = "The report; null: I may not read it." },
    { MEMBER(struct verification_report, unit_name),    .type = FIELD_TEXT, .flags = F_READ, .doc = "The unit that reports." },
    { MEMBER(struct verification_report, regime_name),  .type = FIELD_TEXT, .flags = F_READ, .doc = "What it reports." },
    { MEMBER(struct verification_report, period_title), .type = FIELD_TEXT, .flags = F_READ, .doc = "Of which period." },
    { MEMBER(struct verification_report, name),         .type = FIELD_TEXT, .flags = F_READ, .doc = "What the file is called here." },
    { MEMBER(struct verification_report, stage_title),  .type = FIELD_TEXT, .flags = F_READ, .doc = "How far it was signed, numbered and sealed." },
    { MEMBER(struct verification_report, revision),     .type = FIELD_INT,  .flags = F_READ, .doc = "Which revision of the report." },
    { TIME(struct verification_report, "received_at", received_ms), .flags = F_READ, .doc = "Since when the file is here as it is." },
    { MEMBER(struct verification_report, is_current),   .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether it is the report as it is now." },
    { MEMBER(struct verification_report, is_final),     .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether it bears the unit's own signature, too; else stage_title says how far it went." },
    { MEMBER(struct verification_report, status_title), .type = FIELD_TEXT, .flags = F_READ, .doc = "The same in Vietnamese: what came after it." },
    { MEMBER(struct verification_report, beside_title), .type = FIELD_TEXT, .flags = F_READ, .doc = "In Vietnamese: the annex in a file of its own that belongs to it, by name and SHA-256, or the paper it is an annex of; empty: neither." },
};
static const struct resource of_report_resource = { .name = "verification_report", .size = sizeof(struct verification_report),
    .fields = report_fields, .fields_len = ARRAY_LEN(report_fields) };

static const struct field fields[] = {
    { MEMBER(struct verification, file),          .type = FIELD_ENUM, .flags = F_READ, .names = file_names, .names_len = VERIFIED_FILE_COUNT, .doc = "What the file is." },
    { MEMBER(struct verification, file_title),    .type = FIELD_TEXT, .flags = F_READ, .doc = "The same in Vietnamese." },
    { MEMBER(struct verification, verdict),       .type = FIELD_ENUM, .flags = F_READ, .names = verified_names, .names_len = VERIFIED_COUNT, .doc = "The worst answer of all." },
    { MEMBER(struct verification, verdict_title), .type = FIELD_TEXT, .flags = F_READ, .doc = "The same in Vietnamese." },
    { MEMBER(struct verification, reason),        .type = FIELD_TEXT, .flags = F_READ, .doc = "What is wrong with the file as a whole: a key; empty: nothing." },
    { MEMBER(struct verification, reason_title),  .type = FIELD_TEXT, .flags = F_READ, .doc = "The same in Vietnamese." },
    { MEMBER(struct verification, detail),        .type = FIELD_TEXT, .flags = F_READ, .doc = "What was found." },
    { MEMBER(struct verification, advice),        .type = FIELD_TEXT, .flags = F_READ, .doc = "What to do about it, in Vietnamese; empty: nothing." },
    { MEMBER(struct verification, rewritten),     .type = FIELD_BOOL, .flags = F_READ, .doc = "A program wrote the file anew: its content was compared, not its bytes." },
    { MEMBER(struct verification, hash),          .type = FIELD_TEXT, .flags = F_READ, .doc = "SHA-256 of the file." },
    { MEMBER(struct verification, size),          .type = FIELD_INT,  .flags = F_READ, .doc = "Its bytes." },
    { TIME(struct verification, "checked_at", checked_ms), .flags = F_READ, .doc = "When it was looked at." },
    { MEMBER(struct verification, report),        .type = FIELD_RECORD, .flags = F_READ, .of = &of_report_resource, .doc = "Which report it is." },
    { MEMBER(struct verification, signatures),    .type = FIELD_LIST, .flags = F_READ, .of = &signature_resource, .doc = "Its signatures, in order." },
};
const struct resource verification_resource = { .name = "verification", .size = sizeof(struct verification),
    .fields = fields, .fields_len = ARRAY_LEN(fields) };

const struct resource verification_new_resource = { .name = "verification_new", .size = sizeof(struct verification_new) };
/* clang-format on */
