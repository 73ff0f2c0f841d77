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
    { MEMBER(struct signature, holds),        .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether it is of the revision the report has now, and of a kind that counts." },
};

static const struct field new_fields[] = {
    { MEMBER(struct signature_new, id),       .type = FIELD_INT,  .flags = F_PATH, .min = 1, .doc = "The report." },
    { MEMBER(struct signature_new, revision), .type = FIELD_INT,  .flags = F_CREATE | F_REQUIRED, .min = 1, .doc = "The revision that was read." },
    { MEMBER(struct signature_new, digest),   .type = FIELD_TEXT, .flags = F_CREATE | F_REQUIRED, .min = 1, .max = 200, .title = "Mã băm", .doc = "Its digest." },
    { MEMBER(struct signature_new, kind),     .type = FIELD_ENUM, .flags = F_CREATE | F_REQUIRED, .names = signature_kind_names, .names_len = SIGNATURE_KIND_COUNT, .title = "Loại chữ ký", .doc = "How it is made." },
    { MEMBER(struct signature_new, authorisation_id), .type = FIELD_INT, .flags = F_CREATE | F_NULL, .min = 1, .title = "Hình thức ký", .doc = "By which entry of the register; null: the only form there is." },
    { MEMBER(struct signature_new, password), .type = FIELD_TEXT, .flags = F_CREATE | F_REQUIRED, .min = 1, .max = PASSWORD_CHARS_MAX, .title = "Mật khẩu", .doc = "My password, once more." },
};

const struct resource signature_resource = { .name = "signature", .table = "signature", .size = sizeof(struct signature),
    .fields = signature_fields, .fields_len = ARRAY_LEN(signature_fields) };
const struct resource signature_new_resource = { .name = "signature_new", .size = sizeof(struct signature_new),
    .fields = new_fields, .fields_len = ARRAY_LEN(new_fields) };
/* clang-format on */
