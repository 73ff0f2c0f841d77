#include "model/signature.h"

/* clang-format off */
static const struct field signature_fields[] = {
    { MEMBER(struct signature, id),           .type = FIELD_INT,  .flags = F_READ | F_COLUMN, .doc = "Identifies the signature." },
    { MEMBER(struct signature, report_id),    .type = FIELD_INT,  .flags = F_COLUMN, .doc = "Of which report." },
    { MEMBER(struct signature, revision),     .type = FIELD_INT,  .flags = F_READ | F_COLUMN, .doc = "Of which of its revisions." },
    { MEMBER(struct signature, account_id),   .type = FIELD_INT,  .flags = F_READ | F_COLUMN, .doc = "Whose account." },
    { MEMBER(struct signature, account_name), .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "The post's name then." },
    { MEMBER(struct signature, kind),         .type = FIELD_ENUM, .flags = F_READ | F_COLUMN, .names = signature_kind_names, .names_len = SIGNATURE_KIND_COUNT, .doc = "How it was made." },
    { MEMBER(struct signature, digest),       .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "Digest of the revision that was read." },
    { MEMBER(struct signature, for_head),     .type = FIELD_BOOL, .flags = F_READ | F_COLUMN, .doc = "Whether a deputy signed for the head." },
    { .name = "signed_at", .offset = offsetof(struct signature, signed_ms), .type = FIELD_TIME, .flags = F_READ | F_COLUMN, .doc = "When." },
    { MEMBER(struct signature, authorisation_id), .type = FIELD_INT, .flags = F_READ | F_COLUMN | F_NULL, .doc = "By which entry of the register of authorisations; null: by none." },
    { MEMBER(struct signature, authority),    .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "How it reads over the signature, a line each; empty: as the letterhead said." },
    { MEMBER(struct signature, kind_title),   .type = FIELD_TEXT, .flags = F_READ, .doc = "How it was made, in Vietnamese." },
    { MEMBER(struct signature, holds),        .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether it is of the revision the report has now, of a kind that counts, and, made with a key, on the documents as they were issued last." },
};

const struct resource signature_resource = { .name = "signature", .table = "signature", .size = sizeof(struct signature),
    .fields = signature_fields, .fields_len = ARRAY_LEN(signature_fields) };
/* clang-format on */
