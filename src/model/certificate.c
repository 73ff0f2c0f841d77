#include "model/certificate.h"

#define X(name, wire, title) [CERTIFICATE_##name] = wire,
static const char *const revocation_names[CERTIFICATE_REVOCATION_COUNT] = {
    CERTIFICATE_REVOCATION_LIST(X)
};
#undef X
#define X(name, wire, title) [CERTIFICATE_##name] = title,
const char *const certificate_revocation_titles[CERTIFICATE_REVOCATION_COUNT] = {
    CERTIFICATE_REVOCATION_LIST(X)
};
#undef X

#define KEPT (F_READ | F_COLUMN)
#define TIME(holder, as, member) \
    .name = (as), .offset = offsetof(holder, member), .type = FIELD_TIME

/* clang-format off */
static const struct field fields[] = {
    { MEMBER(struct certificate, id),         .type = FIELD_INT,  .flags = KEPT, .doc = "Identifies the registration; later ones are greater." },
    { MEMBER(struct certificate, account_id), .type = FIELD_INT,  .flags = F_COLUMN | F_NULL, .doc = "The account it is of." },
    { MEMBER(struct certificate, unit_id),    .type = FIELD_INT,  .flags = F_COLUMN | F_NULL, .doc = "The unit it is of." },
    { MEMBER(struct certificate, hash),       .type = FIELD_TEXT, .flags = KEPT, .doc = "SHA-256 of the certificate." },
    { MEMBER(struct certificate, subject),    .type = FIELD_TEXT, .flags = KEPT, .title = "Chủ thể (CN)", .doc = "Common name of its holder." },
    { MEMBER(struct certificate, issuer),     .type = FIELD_TEXT, .flags = KEPT, .title = "Nơi cấp", .doc = "Common name of the authority that issued it." },
    { MEMBER(struct certificate, serial),     .type = FIELD_TEXT, .flags = KEPT, .title = "Số sê-ri", .doc = "Its serial number, in hexadecimal digits." },
    { TIME(struct certificate, "valid_from", valid_from_ms), .flags = KEPT, .title = "Hiệu lực từ", .doc = "Since when it may be used." },
    { TIME(struct certificate, "valid_to", valid_to_ms),     .flags = KEPT, .title = "Hiệu lực đến", .doc = "Until when." },
    { TIME(struct certificate, "added_at", added_ms),        .flags = KEPT, .doc = "Since when it is registered: signatures before do not count." },
    { MEMBER(struct certificate, added_by),   .type = FIELD_INT,  .flags = F_COLUMN, .doc = "Who registered it." },
    { MEMBER(struct certificate, added_name), .type = FIELD_TEXT, .flags = KEPT, .doc = "The post's name then." },
    { TIME(struct certificate, "withdrawn_at", withdrawn_ms), .flags = KEPT, .doc = "When it was withdrawn: signatures from then on do not count; null: it was not." },
    { MEMBER(struct certificate, withdrawn_name), .type = FIELD_TEXT, .flags = KEPT, .doc = "By whom." },
    { MEMBER(struct certificate, reason),     .type = FIELD_TEXT, .flags = KEPT, .doc = "Why." },
    { MEMBER(struct certificate, owner),      .type = FIELD_ENUM, .flags = F_READ, .names = owner_kind_names, .names_len = OWNER_KIND_COUNT, .doc = "A person's, in an account, or an office's." },
    { MEMBER(struct certificate, owner_id),   .type = FIELD_INT,  .flags = F_READ, .doc = "The account or the unit." },
    { MEMBER(struct certificate, state),      .type = FIELD_ENUM, .flags = F_READ, .names = trust_state_names, .names_len = TRUST_STATE_COUNT, .doc = "Where it stands now." },
    { MEMBER(struct certificate, state_title), .type = FIELD_TEXT, .flags = F_READ, .doc = "The same in Vietnamese." },
    { MEMBER(struct certificate, revocation), .type = FIELD_ENUM, .flags = F_READ, .names = revocation_names, .names_len = CERTIFICATE_REVOCATION_COUNT, .doc = "Whether its authority took it back, as far as is known now." },
    { MEMBER(struct certificate, revocation_title), .type = FIELD_TEXT, .flags = F_READ, .doc = "The same in Vietnamese." },
    { MEMBER(struct certificate, revocation_detail), .type = FIELD_TEXT, .flags = F_READ, .doc = "Why that is not known: who did not answer." },
};
const struct resource certificate_resource = { .name = "certificate", .table = "certificate", .size = sizeof(struct certificate),
    .fields = fields, .fields_len = ARRAY_LEN(fields) };

static const struct field list_fields[] = {
    { MEMBER(struct certificates_out, items),    .type = FIELD_LIST, .flags = F_READ, .of = &certificate_resource, .doc = "All that are registered and the last of those that were, the newest first." },
    { MEMBER(struct certificates_out, can_edit), .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether I may register and withdraw." },
};
const struct resource certificates_resource = { .name = "certificates", .size = sizeof(struct certificates_out),
    .fields = list_fields, .fields_len = ARRAY_LEN(list_fields) };

static const struct field new_fields[] = {
    { MEMBER(struct certificate_new, id), .type = FIELD_INT, .flags = F_PATH, .min = 1, .doc = "The account or the unit." },
};
const struct resource certificate_new_resource = { .name = "certificate_new", .size = sizeof(struct certificate_new),
    .fields = new_fields, .fields_len = ARRAY_LEN(new_fields) };

static const struct field withdraw_fields[] = {
    { MEMBER(struct certificate_withdraw, id),             .type = FIELD_INT, .flags = F_PATH, .min = 1, .doc = "The account or the unit." },
    { MEMBER(struct certificate_withdraw, certificate_id), .type = FIELD_INT, .flags = F_PATH, .min = 1, .doc = "The registration." },
    { MEMBER(struct certificate_withdraw, reason),         .type = FIELD_TEXT, .flags = F_CREATE | F_REQUIRED, .min = 1, .max = 2000, .title = "Lý do", .doc = "Why it counts no more." },
};
const struct resource certificate_withdraw_resource = { .name = "certificate_withdraw", .size = sizeof(struct certificate_withdraw),
    .fields = withdraw_fields, .fields_len = ARRAY_LEN(withdraw_fields) };

static const struct field picture_fields[] = {
    { MEMBER(struct picture, found),    .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether there is one." },
    { MEMBER(struct picture, width),    .type = FIELD_INT,  .flags = F_READ, .doc = "Dots across." },
    { MEMBER(struct picture, height),   .type = FIELD_INT,  .flags = F_READ, .doc = "Dots down." },
    { MEMBER(struct picture, width_mm), .type = FIELD_INT,  .flags = F_READ, .title = "Chiều rộng khi in (mm)", .doc = "How wide it is printed; its height follows." },
    { MEMBER(struct picture, hash),     .type = FIELD_TEXT, .flags = F_READ, .doc = "SHA-256 of the file." },
    { TIME(struct picture, "changed_at", changed_ms), .flags = F_READ, .doc = "Since when it is this one." },
    { MEMBER(struct picture, changed_name), .type = FIELD_TEXT, .flags = F_READ, .doc = "By whom." },
    { MEMBER(struct picture, can_edit), .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether I may change it." },
};
const struct resource picture_resource = { .name = "picture", .size = sizeof(struct picture),
    .fields = picture_fields, .fields_len = ARRAY_LEN(picture_fields) };

#define PICTURE_V { MEMBER(struct picture_look, v), .type = FIELD_TEXT, .flags = F_QUERY, .max = 64, .doc = "Which one is meant, as its hash: another address for another picture. It is not looked at." }

static const struct field own_look_fields[] = { PICTURE_V };
const struct resource picture_own_look_resource = { .name = "picture_own_look", .size = sizeof(struct picture_look),
    .fields = own_look_fields, .fields_len = ARRAY_LEN(own_look_fields) };

static const struct field unit_look_fields[] = {
    { MEMBER(struct picture_look, id),      .type = FIELD_INT, .flags = F_PATH, .min = 1, .doc = "The unit." },
    PICTURE_V,
};
const struct resource picture_unit_look_resource = { .name = "picture_unit_look", .size = sizeof(struct picture_look),
    .fields = unit_look_fields, .fields_len = ARRAY_LEN(unit_look_fields) };

static const struct field own_new_fields[] = {
    { MEMBER(struct picture_new, width_mm), .type = FIELD_INT, .flags = F_QUERY | F_MUST, .min = PICTURE_MM_MIN, .max = PICTURE_MM_MAX, .doc = "How wide it is printed." },
};
const struct resource picture_own_new_resource = { .name = "picture_own_new", .size = sizeof(struct picture_new),
    .fields = own_new_fields, .fields_len = ARRAY_LEN(own_new_fields) };

static const struct field unit_new_fields[] = {
    { MEMBER(struct picture_new, id),       .type = FIELD_INT, .flags = F_PATH, .min = 1, .doc = "The unit." },
    { MEMBER(struct picture_new, width_mm), .type = FIELD_INT, .flags = F_QUERY | F_MUST, .min = PICTURE_MM_MIN, .max = PICTURE_MM_MAX, .doc = "How wide it is printed." },
};
const struct resource picture_unit_new_resource = { .name = "picture_unit_new", .size = sizeof(struct picture_new),
    .fields = unit_new_fields, .fields_len = ARRAY_LEN(unit_new_fields) };
/* clang-format on */
