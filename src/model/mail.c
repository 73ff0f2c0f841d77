#include "model/mail.h"

#define X(name, wire) wire,
static const char *const mode_names[MAIL_MODE_COUNT] = { MAIL_MODE_LIST(X) };
static const char *const state_names[MAIL_STATE_COUNT] = { MAIL_STATE_LIST(X) };
static const char *const kind_names[MAIL_KIND_COUNT] = { MAIL_KIND_LIST(X) };
#undef X

/* clang-format off */
#define CHOICE_FIELDS \
    { MEMBER(struct mail_choice, address), .type = FIELD_TEXT, .flags = F_READ | F_CREATE | F_NULL | F_LINE, .max = MAIL_ADDRESS_CHARS_MAX, \
      .title = "Địa chỉ thư điện tử", .doc = "Where mail goes; null: nowhere." }, \
    { MEMBER(struct mail_choice, mode),    .type = FIELD_ENUM, .flags = F_READ | F_CREATE | F_REQUIRED, .names = mode_names, .names_len = MAIL_MODE_COUNT, \
      .title = "Nhận thư", .doc = "How often alerts are mailed; what concerns security is always mailed." }

static const struct field choice_fields[] = {
    { MEMBER(struct mail_choice, id), .type = FIELD_INT, .flags = F_PATH, .min = 1, .doc = "The account." },
    CHOICE_FIELDS,
    { MEMBER(struct mail_choice, version), .type = FIELD_INT, .flags = F_READ | F_CREATE | F_NULL, .min = 1, .doc = "Send it back when changing; null: nothing was said yet." },
};

static const struct field own_choice_fields[] = {
    CHOICE_FIELDS,
    { MEMBER(struct mail_choice, version), .type = FIELD_INT, .flags = F_READ | F_CREATE | F_NULL, .min = 1, .doc = "Send it back when changing; null: nothing was said yet." },
};

static const struct field kept_fields[] = {
    { MEMBER(struct mail_choice, address), .type = FIELD_TEXT, .flags = F_READ | F_NULL, .doc = "Where mail goes." },
    { MEMBER(struct mail_choice, mode),    .type = FIELD_ENUM, .flags = F_READ, .names = mode_names, .names_len = MAIL_MODE_COUNT, .doc = "How often." },
};

static const struct field mail_fields[] = {
    { MEMBER(struct mail, id),         .type = FIELD_INT,  .flags = F_READ | F_COLUMN | F_PATH, .min = 1, .doc = "Identifies the mail." },
    { MEMBER(struct mail, account_id), .type = FIELD_INT,  .flags = F_READ | F_COLUMN, .doc = "Whom it is for." },
    { MEMBER(struct mail, kind),       .type = FIELD_ENUM, .flags = F_READ | F_COLUMN, .names = kind_names, .names_len = MAIL_KIND_COUNT, .doc = "What it is." },
    { MEMBER(struct mail, address),    .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "Where it goes." },
    { MEMBER(struct mail, subject),    .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "Its subject." },
    { MEMBER(struct mail, state),      .type = FIELD_ENUM, .flags = F_READ | F_COLUMN, .names = state_names, .names_len = MAIL_STATE_COUNT, .doc = "Whether it was sent; dead: given up." },
    { MEMBER(struct mail, tries),      .type = FIELD_INT,  .flags = F_READ | F_COLUMN, .doc = "How often it was tried." },
    { .name = "next_at",  .offset = offsetof(struct mail, next_ms),  .type = FIELD_TIME, .flags = F_READ | F_COLUMN, .doc = "When it is tried next." },
    { MEMBER(struct mail, error),      .type = FIELD_TEXT, .flags = F_READ | F_COLUMN | F_NULL, .doc = "Why the last try failed." },
    { .name = "made_at",  .offset = offsetof(struct mail, made_ms),  .type = FIELD_TIME, .flags = F_READ | F_COLUMN, .doc = "When it was written." },
    { .name = "ended_at", .offset = offsetof(struct mail, ended_ms), .type = FIELD_TIME, .flags = F_READ | F_COLUMN, .doc = "When it was sent or given up; null: not yet." },
    { MEMBER(struct mail, account_name), .type = FIELD_TEXT, .flags = F_READ | F_JOIN, .doc = "The post it is for." },
    { MEMBER(struct mail, username),     .type = FIELD_TEXT, .flags = F_READ | F_JOIN, .doc = "Its account." },
};

static const struct field query_fields[] = {
    { MEMBER(struct mail_query, state), .type = FIELD_ENUM, .flags = F_QUERY, .names = state_names, .names_len = MAIL_STATE_COUNT, .doc = "Those in one state." },
    { MEMBER(struct mail_query, q),     .type = FIELD_TEXT, .flags = F_QUERY, .max = 200, .doc = "Words of the address or the post." },
    PAGE_FIELDS(struct mail_query),
};

static const struct field page_fields[] = { PAGE_OUT_FIELDS(&mail_resource) };

static const struct field leave_fields[] = {
    { MEMBER(struct mail_leave, account_id), .type = FIELD_INT,  .flags = F_CREATE | F_REQUIRED, .min = 1, .doc = "Whose mail." },
    { MEMBER(struct mail_leave, sign),       .type = FIELD_TEXT, .flags = F_CREATE | F_REQUIRED, .min = 1, .max = 64, .doc = "What the link in the mail is signed with." },
};

static const struct field credential_fields[] = {
    { MEMBER(struct mail_credential, id),       .type = FIELD_INT,  .flags = F_PATH, .min = 1, .doc = "The account." },
    { MEMBER(struct mail_credential, address),  .type = FIELD_TEXT, .flags = F_CREATE | F_REQUIRED | F_LINE, .min = 1, .max = MAIL_ADDRESS_CHARS_MAX,
      .title = "Địa chỉ thư điện tử", .doc = "Where it goes." },
    { MEMBER(struct mail_credential, password), .type = FIELD_TEXT, .flags = F_CREATE | F_REQUIRED, .min = 1, .max = 200,
      .title = "Mật khẩu ban đầu", .doc = "As it was answered this once when the account was issued or got a new one." },
};

const struct resource mail_credential_resource = { .name = "mail_credential", .size = sizeof(struct mail_credential),
    .fields = credential_fields, .fields_len = ARRAY_LEN(credential_fields) };
const struct resource mail_choice_resource = { .name = "mail_choice", .size = sizeof(struct mail_choice),
    .fields = choice_fields, .fields_len = ARRAY_LEN(choice_fields) };
const struct resource mail_own_choice_resource = { .name = "mail_own_choice", .size = sizeof(struct mail_choice),
    .fields = own_choice_fields, .fields_len = ARRAY_LEN(own_choice_fields) };
const struct resource mail_kept_resource = { .name = "mail_kept", .size = sizeof(struct mail_choice),
    .fields = kept_fields, .fields_len = ARRAY_LEN(kept_fields) };
const struct resource mail_resource = { .name = "mail", .table = "mail", .size = sizeof(struct mail),
    .fields = mail_fields, .fields_len = ARRAY_LEN(mail_fields) };
const struct resource mail_query_resource = { .name = "mail_query", .size = sizeof(struct mail_query),
    .fields = query_fields, .fields_len = ARRAY_LEN(query_fields) };
const struct resource mail_page_resource = { .name = "mail_page", .size = sizeof(struct page_out),
    .fields = page_fields, .fields_len = ARRAY_LEN(page_fields) };
const struct resource mail_leave_resource = { .name = "mail_leave", .size = sizeof(struct mail_leave),
    .fields = leave_fields, .fields_len = ARRAY_LEN(leave_fields) };
/* clang-format on */
