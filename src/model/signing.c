#include "model/signing.h"

/* clang-format off */
static const struct field part_fields[] = {
    { MEMBER(struct signing_part, job_id),        .type = FIELD_INT,  .flags = F_COLUMN, .doc = "Of which job." },
    { MEMBER(struct signing_part, number),        .type = FIELD_INT,  .flags = F_READ | F_COLUMN, .doc = "From 1." },
    { MEMBER(struct signing_part, document_id),   .type = FIELD_INT,  .flags = F_READ | F_COLUMN, .doc = "The document that is signed." },
    { MEMBER(struct signing_part, base_version),  .type = FIELD_INT,  .flags = F_READ | F_COLUMN, .doc = "Which version of it." },
    { MEMBER(struct signing_part, prepared_id),   .type = FIELD_INT,  .flags = F_COLUMN, .doc = "What is signed." },
    { MEMBER(struct signing_part, prepared_size), .type = FIELD_INT,  .flags = F_READ | F_COLUMN, .doc = "Bytes of what is signed." },
    { MEMBER(struct signing_part, hole_from),     .type = FIELD_INT,  .flags = F_READ | F_COLUMN, .doc = "Where the digits of the signature begin in it; 0: there is no hole. What is signed ends before the bracket in front of them." },
    { MEMBER(struct signing_part, hole_to),       .type = FIELD_INT,  .flags = F_READ | F_COLUMN, .doc = "Where they end; what is signed goes on behind the bracket that follows." },
    { MEMBER(struct signing_part, digest),        .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "SHA-256 of all that is signed: the message digest of the CMS." },
    { .name = "answered_at", .offset = offsetof(struct signing_part, answered_ms), .type = FIELD_TIME, .flags = F_READ | F_COLUMN, .doc = "When its signature came; null: it has not." },
    { MEMBER(struct signing_part, answer_print),  .type = FIELD_TEXT, .flags = F_COLUMN, .doc = "Digest of what was sent." },
    { MEMBER(struct signing_part, answer_id),     .type = FIELD_INT,  .flags = F_COLUMN | F_NULL, .doc = "What it became." },
    { MEMBER(struct signing_part, answer_hash),   .type = FIELD_TEXT, .flags = F_COLUMN, .doc = "Digest of that." },
    { MEMBER(struct signing_part, answer_size),   .type = FIELD_INT,  .flags = F_COLUMN, .doc = "Bytes of that." },
    { .name = "stamped_at", .offset = offsetof(struct signing_part, stamped_ms), .type = FIELD_TIME, .flags = F_READ | F_COLUMN, .doc = "When the signature was made, by its time stamp; null: it has none." },
    { MEMBER(struct signing_part, stamp_note),    .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "Why it has no time stamp though it was to have one, in Vietnamese; empty: it has, or was not to." },
    { MEMBER(struct signing_part, kind),          .type = FIELD_ENUM, .flags = F_READ | F_JOIN, .names = document_kind_names, .names_len = DOCUMENT_KIND_COUNT, .doc = "What the document is." },
    { MEMBER(struct signing_part, name),          .type = FIELD_TEXT, .flags = F_READ | F_JOIN, .doc = "What its file is called." },
    { MEMBER(struct signing_part, answered),      .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether its signature came." },
    { MEMBER(struct signing_part, document_url),  .type = FIELD_TEXT, .flags = F_READ | F_BRIEF, .doc = "Where a signing program gets the document, once; told only when the job is made." },
    { MEMBER(struct signing_part, answer_url),    .type = FIELD_TEXT, .flags = F_READ | F_BRIEF, .doc = "Where it sends the signed one, once; told only when the job is made." },
};

static const struct field job_fields[] = {
    { MEMBER(struct signing, id),           .type = FIELD_INT,  .flags = F_READ | F_COLUMN, .doc = "Identifies the job." },
    { MEMBER(struct signing, report_id),    .type = FIELD_INT,  .flags = F_READ | F_COLUMN, .doc = "Of which report." },
    { MEMBER(struct signing, revision),     .type = FIELD_INT,  .flags = F_READ | F_COLUMN, .doc = "Of which of its revisions." },
    { MEMBER(struct signing, digest),       .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "Digest of that revision." },
    { MEMBER(struct signing, purpose),      .type = FIELD_ENUM, .flags = F_READ | F_COLUMN, .names = sign_purpose_names, .names_len = PURPOSE_COUNT, .doc = "As what it is signed." },
    { MEMBER(struct signing, source),       .type = FIELD_ENUM, .flags = F_READ | F_COLUMN, .names = sign_source_names, .names_len = SOURCE_COUNT, .doc = "Where the key is." },
    { MEMBER(struct signing, account_id),   .type = FIELD_INT,  .flags = F_READ | F_COLUMN, .doc = "Whose job it is." },
    { MEMBER(struct signing, account_name), .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "The post's name." },
    { MEMBER(struct signing, state),        .type = FIELD_ENUM, .flags = F_READ | F_COLUMN, .names = sign_state_names, .names_len = SIGN_STATE_COUNT, .doc = "How far it is." },
    { MEMBER(struct signing, credential),   .type = FIELD_TEXT, .flags = F_READ | F_COLUMN | F_BRIEF, .doc = "Which key of a service." },
    { MEMBER(struct signing, remote),       .type = FIELD_TEXT, .flags = F_COLUMN, .doc = "What the service calls it." },
    { MEMBER(struct signing, reason),       .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "Key of why it was refused." },
    { MEMBER(struct signing, detail),       .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "Why, in Vietnamese." },
    { .name = "created_at", .offset = offsetof(struct signing, created_ms), .type = FIELD_TIME, .flags = F_READ | F_COLUMN, .doc = "When it began." },
    { .name = "expires_at", .offset = offsetof(struct signing, expires_ms), .type = FIELD_TIME, .flags = F_READ | F_COLUMN, .doc = "Until when answers are taken." },
    { .name = "ended_at", .offset = offsetof(struct signing, ended_ms), .type = FIELD_TIME, .flags = F_READ | F_COLUMN, .doc = "When it was over." },
    { MEMBER(struct signing, authorisation_id), .type = FIELD_INT, .flags = F_READ | F_COLUMN | F_NULL, .doc = "By which entry of the register of authorisations; null: by none." },
    { MEMBER(struct signing, purpose_title), .type = FIELD_TEXT, .flags = F_READ, .doc = "As what, in Vietnamese." },
    { MEMBER(struct signing, source_title),  .type = FIELD_TEXT, .flags = F_READ, .doc = "Where the key is, in Vietnamese." },
    { MEMBER(struct signing, state_title),   .type = FIELD_TEXT, .flags = F_READ, .doc = "How far it is, in Vietnamese." },
    { MEMBER(struct signing, parts),         .type = FIELD_LIST, .flags = F_READ, .of = &signing_part_resource, .doc = "The documents to be signed." },
    { MEMBER(struct signing, report_version), .type = FIELD_INT, .flags = F_READ, .doc = "The report's version by now." },
    { .name = "now", .offset = offsetof(struct signing, now_ms), .type = FIELD_TIME, .flags = F_READ, .doc = "The server's time." },
};

static const struct field ref_fields[] = {
    { MEMBER(struct signing_ref, id),     .type = FIELD_INT, .flags = F_PATH, .min = 1, .doc = "The job." },
    { MEMBER(struct signing_ref, number), .type = FIELD_INT, .flags = F_PATH, .min = 1, .doc = "Which of its documents." },
};

static const struct field source_fields[] = {
    { MEMBER(struct sign_source_item, source),    .type = FIELD_ENUM, .flags = F_READ, .names = sign_source_names, .names_len = SOURCE_COUNT, .doc = "Where the key is." },
    { MEMBER(struct sign_source_item, title),     .type = FIELD_TEXT, .flags = F_READ, .doc = "The same in Vietnamese." },
    { MEMBER(struct sign_source_item, name),      .type = FIELD_TEXT, .flags = F_READ, .doc = "What the device or the service is called here; empty: it has no name." },
    { MEMBER(struct sign_source_item, available), .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether it can be chosen." },
    { MEMBER(struct sign_source_item, reason),    .type = FIELD_TEXT, .flags = F_READ, .doc = "If not: why not." },
};

static const struct field sources_fields[] = {
    { MEMBER(struct sign_sources_out, items), .type = FIELD_LIST, .flags = F_READ, .of = &sign_source_item_resource, .doc = "All of them." },
};

const struct resource sign_source_item_resource = { .name = "sign_source", .size = sizeof(struct sign_source_item),
    .fields = source_fields, .fields_len = ARRAY_LEN(source_fields) };
const struct resource sign_sources_resource = { .name = "sign_sources", .size = sizeof(struct sign_sources_out),
    .fields = sources_fields, .fields_len = ARRAY_LEN(sources_fields) };
const struct resource signing_part_resource = { .name = "sign_job_part", .table = "sign_job_part", .size = sizeof(struct signing_part),
    .fields = part_fields, .fields_len = ARRAY_LEN(part_fields) };
const struct resource signing_resource = { .name = "sign_job", .table = "sign_job", .size = sizeof(struct signing),
    .fields = job_fields, .fields_len = ARRAY_LEN(job_fields) };
const struct resource signing_ref_resource = { .name = "sign_job_ref", .size = sizeof(struct signing_ref),
    .fields = ref_fields, .fields_len = ARRAY_LEN(ref_fields) };
/* clang-format on */
