#include "model/report_signing.h"

#include "core/paper/letterhead.h"

/* clang-format off */
static const struct field sign_form_fields[] = {
    { MEMBER(struct sign_form_choice, authorisation_id), .type = FIELD_INT, .flags = F_READ | F_NULL, .doc = "The entry of the register to be named when signing; null: the head's own right, or as the letterhead says." },
    { MEMBER(struct sign_form_choice, kind),        .type = FIELD_ENUM, .flags = F_READ, .names = authority_names, .names_len = AUTHORITY_COUNT, .doc = "By what right." },
    { MEMBER(struct sign_form_choice, title),       .type = FIELD_TEXT, .flags = F_READ, .doc = "The same in Vietnamese." },
    { MEMBER(struct sign_form_choice, lines),       .type = FIELD_LIST, .flags = F_READ, .doc = "What stands over the signature, a line each." },
    { MEMBER(struct sign_form_choice, signer),      .type = FIELD_TEXT, .flags = F_READ, .doc = "Whose name stands below it; empty: none is printed." },
    { MEMBER(struct sign_form_choice, document),    .type = FIELD_TEXT, .flags = F_READ, .doc = "The document it rests on; empty: none is needed." },
    { MEMBER(struct sign_form_choice, document_on), .type = FIELD_DATE, .flags = F_READ, .doc = "Day of that document." },
    { MEMBER(struct sign_form_choice, valid_to),    .type = FIELD_DATE, .flags = F_READ, .doc = "Its last day; null: it has none." },
};

const struct resource sign_form_resource = { .name = "sign_form", .size = sizeof(struct sign_form_choice),
    .fields = sign_form_fields, .fields_len = ARRAY_LEN(sign_form_fields) };

static const struct field signing_fields[] = {
    { MEMBER(struct report_signing, kinds),       .type = FIELD_LIST, .flags = F_READ, .doc = "The kinds of signature that count." },
    { MEMBER(struct report_signing, covers),      .type = FIELD_LIST, .flags = F_READ, .doc = "The kinds of document a digital signing covers." },
    { MEMBER(struct report_signing, key_reason),  .type = FIELD_TEXT, .flags = F_READ, .doc = "If I am to sign it now and cannot with a key: why not." },
    { MEMBER(struct report_signing, offers_seal), .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether the documents wait for the organisation's signature, and I am one who puts it." },
    { MEMBER(struct report_signing, can_seal),    .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether I may put the organisation's signature on them now." },
    { MEMBER(struct report_signing, seal_reason), .type = FIELD_TEXT, .flags = F_READ, .doc = "If not: why not." },
    { MEMBER(struct report_signing, forms),       .type = FIELD_LIST, .flags = F_READ, .of = &sign_form_resource, .doc = "Where it is mine to sign: the ways in which I may." },
    { MEMBER(struct report_signing, form_reason), .type = FIELD_TEXT, .flags = F_READ, .doc = "Where it is and there is none: why." },
};

const struct resource report_signing_resource = { .name = "report_signing", .size = sizeof(struct report_signing),
    .fields = signing_fields, .fields_len = ARRAY_LEN(signing_fields) };
/* clang-format on */
