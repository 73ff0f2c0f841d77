#include "model/document.h"

/* clang-format off */
#define STAGE(holder, flag) \
    { MEMBER(holder, stage), .type = FIELD_ENUM, .flags = F_READ | (flag), .names = document_stage_names, .names_len = STAGE_COUNT, .doc = "How far it is." }

static const struct field version_fields[] = {
    { MEMBER(struct document_version, document_id),  .type = FIELD_INT,  .flags = F_COLUMN, .doc = "Of which document." },
    { MEMBER(struct document_version, number),       .type = FIELD_INT,  .flags = F_READ | F_COLUMN, .doc = "From 1, as it was made." },
    STAGE(struct document_version, F_COLUMN),
    { MEMBER(struct document_version, file_id),      .type = FIELD_INT,  .flags = F_COLUMN, .doc = "Its bytes." },
    { MEMBER(struct document_version, hash),         .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "SHA-256 of its bytes." },
    { MEMBER(struct document_version, size),         .type = FIELD_INT,  .flags = F_READ | F_COLUMN, .doc = "Bytes." },
    { MEMBER(struct document_version, account_id),   .type = FIELD_INT,  .flags = F_READ | F_COLUMN, .doc = "Who brought it to this stage." },
    { MEMBER(struct document_version, account_name), .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "The post's name then." },
    { .name = "at", .offset = offsetof(struct document_version, made_ms), .type = FIELD_TIME, .flags = F_READ | F_COLUMN, .doc = "When." },
    { MEMBER(struct document_version, number_text),  .type = FIELD_TEXT, .flags = F_READ | F_COLUMN | F_BRIEF, .doc = "The number it bears since." },
    { MEMBER(struct document_version, dated_on),     .type = FIELD_DATE, .flags = F_READ | F_COLUMN | F_BRIEF, .doc = "And the day." },
    { MEMBER(struct document_version, stage_title),  .type = FIELD_TEXT, .flags = F_READ, .doc = "How far it is, in Vietnamese." },
};

static const struct field signature_fields[] = {
    { MEMBER(struct document_signature, field),         .type = FIELD_TEXT, .flags = F_READ, .doc = "The field it stands in; empty: a packet's." },
    { MEMBER(struct document_signature, signer),        .type = FIELD_TEXT, .flags = F_READ, .doc = "Whom the certificate names." },
    { MEMBER(struct document_signature, issuer),        .type = FIELD_TEXT, .flags = F_READ, .doc = "Who issued the certificate." },
    { MEMBER(struct document_signature, account_name),  .type = FIELD_TEXT, .flags = F_READ, .doc = "The post that signed here; empty: it was in the document already." },
    { MEMBER(struct document_signature, purpose),       .type = FIELD_ENUM, .flags = F_READ | F_NULL, .names = sign_purpose_names, .names_len = PURPOSE_COUNT, .doc = "As what." },
    { MEMBER(struct document_signature, purpose_title), .type = FIELD_TEXT, .flags = F_READ, .doc = "As what, in Vietnamese." },
    { MEMBER(struct document_signature, version),       .type = FIELD_INT,  .flags = F_READ, .doc = "The document's version it came with." },
    { .name = "at", .offset = offsetof(struct document_signature, made_ms), .type = FIELD_TIME, .flags = F_READ, .doc = "When it came." },
    { .name = "stamped_at", .offset = offsetof(struct document_signature, stamped_ms), .type = FIELD_TIME, .flags = F_READ, .doc = "When it was made, by its time stamp." },
    { MEMBER(struct document_signature, stamped_by),    .type = FIELD_TEXT, .flags = F_READ, .doc = "The authority whose time stamp that is; empty: there is none that holds." },
    { MEMBER(struct document_signature, verdict),       .type = FIELD_TEXT, .flags = F_READ, .doc = "valid, unchecked or invalid, as it is found now." },
    { MEMBER(struct document_signature, verdict_title), .type = FIELD_TEXT, .flags = F_READ, .doc = "The same in Vietnamese." },
    { MEMBER(struct document_signature, reason),        .type = FIELD_TEXT, .flags = F_READ, .doc = "Key of why it is not valid." },
    { MEMBER(struct document_signature, detail),        .type = FIELD_TEXT, .flags = F_READ, .doc = "Why, in Vietnamese." },
};

static const struct field document_fields[] = {
    { MEMBER(struct document, id),          .type = FIELD_INT,  .flags = F_READ | F_COLUMN, .doc = "Identifies the document." },
    { MEMBER(struct document, report_id),   .type = FIELD_INT,  .flags = F_READ | F_COLUMN, .doc = "Of which report." },
    { MEMBER(struct document, revision),    .type = FIELD_INT,  .flags = F_READ | F_COLUMN, .doc = "Of which of its revisions." },
    { MEMBER(struct document, kind),        .type = FIELD_ENUM, .flags = F_READ | F_COLUMN, .names = document_kind_names, .names_len = DOCUMENT_KIND_COUNT, .doc = "What it is." },
    { MEMBER(struct document, name),        .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .title = "Tên tệp", .doc = "What its file is called." },
    { .name = "made_at", .offset = offsetof(struct document, made_ms), .type = FIELD_TIME, .flags = F_READ | F_COLUMN, .doc = "When it was made." },
    { MEMBER(struct document, sign_page),   .type = FIELD_INT,  .flags = F_COLUMN, .doc = "Page of the signature, from 0." },
    { MEMBER(struct document, sign_left),   .type = FIELD_INT,  .flags = F_COLUMN, .doc = "Where the signature goes." },
    { MEMBER(struct document, sign_bottom), .type = FIELD_INT,  .flags = F_COLUMN, .doc = "The same." },
    { MEMBER(struct document, sign_right),  .type = FIELD_INT,  .flags = F_COLUMN, .doc = "The same." },
    { MEMBER(struct document, sign_top),    .type = FIELD_INT,  .flags = F_COLUMN, .doc = "The same." },
    STAGE(struct document, 0),
    { MEMBER(struct document, version),     .type = FIELD_INT,  .flags = F_READ, .doc = "Its newest version." },
    { MEMBER(struct document, hash),        .type = FIELD_TEXT, .flags = F_READ, .doc = "SHA-256 of that." },
    { MEMBER(struct document, size),        .type = FIELD_INT,  .flags = F_READ, .doc = "Bytes of that." },
    { MEMBER(struct document, number),      .type = FIELD_TEXT, .flags = F_READ, .doc = "The number it bears; empty: none." },
    { MEMBER(struct document, dated_on),    .type = FIELD_DATE, .flags = F_READ, .doc = "Its day." },
    { MEMBER(struct document, kind_title),  .type = FIELD_TEXT, .flags = F_READ, .doc = "What it is, in Vietnamese." },
    { MEMBER(struct document, stage_title), .type = FIELD_TEXT, .flags = F_READ, .doc = "How far it is, in Vietnamese." },
    { MEMBER(struct document, pages),       .type = FIELD_INT,  .flags = F_READ | F_BRIEF, .doc = "Pages of its PDF; left out: it is none, or holds no more." },
    { MEMBER(struct document, holds),       .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether it is of the revision the report has now." },
    { MEMBER(struct document, void_reason), .type = FIELD_TEXT, .flags = F_READ, .doc = "Why it counts no more." },
    { MEMBER(struct document, versions),    .type = FIELD_LIST, .flags = F_READ, .of = &document_version_resource, .doc = "Its stages, oldest first." },
    { MEMBER(struct document, signatures),  .type = FIELD_LIST, .flags = F_READ, .of = &document_signature_resource, .doc = "The signatures in it, as a verifier finds them now." },
};

static const struct field list_fields[] = {
    { MEMBER(struct documents_out, report_id),     .type = FIELD_INT,  .flags = F_READ, .doc = "The report." },
    { MEMBER(struct documents_out, revision),      .type = FIELD_INT,  .flags = F_READ, .doc = "Its newest revision." },
    { MEMBER(struct documents_out, manifest_hash), .type = FIELD_TEXT, .flags = F_READ, .doc = "SHA-256 of what names all of that revision; empty: its documents are not made yet." },
    { MEMBER(struct documents_out, name_reason),   .type = FIELD_TEXT, .flags = F_READ, .doc = "To its own side, until it is signed: why no name will stand below the signature of its head; empty: one will." },
    { MEMBER(struct documents_out, issuer_unit_id), .type = FIELD_INT, .flags = F_READ | F_NULL, .doc = "The unit whose letterhead lacks it." },
    { MEMBER(struct documents_out, items),         .type = FIELD_LIST, .flags = F_READ, .of = &document_resource, .doc = "The documents, those of the newest revision first." },
};

static const struct field ref_fields[] = {
    { MEMBER(struct document_ref, id),          .type = FIELD_INT, .flags = F_PATH, .min = 1, .doc = "The report." },
    { MEMBER(struct document_ref, document_id), .type = FIELD_INT, .flags = F_PATH, .min = 1, .doc = "The document." },
    { MEMBER(struct document_ref, version),     .type = FIELD_INT, .flags = F_QUERY, .min = 1, .doc = "Which version; left out: the newest." },
};

const struct resource document_version_resource = { .name = "document_version", .table = "document_version", .size = sizeof(struct document_version),
    .fields = version_fields, .fields_len = ARRAY_LEN(version_fields) };
const struct resource document_signature_resource = { .name = "document_signature", .size = sizeof(struct document_signature),
    .fields = signature_fields, .fields_len = ARRAY_LEN(signature_fields) };
const struct resource document_resource = { .name = "document", .table = "document", .size = sizeof(struct document),
    .fields = document_fields, .fields_len = ARRAY_LEN(document_fields) };
const struct resource documents_resource = { .name = "documents", .size = sizeof(struct documents_out),
    .fields = list_fields, .fields_len = ARRAY_LEN(list_fields) };
const struct resource document_ref_resource = { .name = "document_ref", .size = sizeof(struct document_ref),
    .fields = ref_fields, .fields_len = ARRAY_LEN(ref_fields) };
/* clang-format on */
