#include "model/account.h"

#define WRITE (F_READ | F_CREATE | F_UPDATE | F_COLUMN)

/* clang-format off */
static const struct field account_fields[] = {
    { MEMBER(struct account, id),            .type = FIELD_INT,  .flags = F_READ | F_COLUMN | F_PATH, .min = 1, .doc = "Identifies the account." },
    { MEMBER(struct account, username),      .type = FIELD_TEXT, .flags = F_READ | F_CREATE | F_REQUIRED | F_COLUMN, .min = 3, .max = 60,
      .title = "Tên đăng nhập", .doc = "Name to log in with: lower-case letters, digits, dots, hyphens." },
    { MEMBER(struct account, name),          .type = FIELD_TEXT, .flags = F_LINE | WRITE | F_REQUIRED, .min = 1, .max = 200, .title = "Chức danh", .doc = "The post it is issued to." },
    { MEMBER(struct account, name_search),   .type = FIELD_TEXT, .flags = F_COLUMN, .doc = "Post and username without diacritics." },
    { MEMBER(struct account, unit_id),       .type = FIELD_INT,  .flags = WRITE | F_REQUIRED, .min = 1, .title = "Đơn vị", .doc = "The unit of the post." },
    { MEMBER(struct account, password_hash), .type = FIELD_TEXT, .flags = F_COLUMN, .doc = "Argon2id; never read." },
    { MEMBER(struct account, must_change_password), .type = FIELD_BOOL, .flags = F_READ | F_COLUMN, .doc = "The password must be changed before anything else (CT-22)." },
    { MEMBER(struct account, locked),        .type = FIELD_BOOL, .flags = F_READ | F_UPDATE | F_COLUMN, .title = "Khóa", .doc = "Nobody can log in with it." },
    { .name = "password_changed_at", .offset = offsetof(struct account, password_changed_ms), .type = FIELD_TIME, .flags = F_READ | F_COLUMN, .doc = "When its password last changed." },
    { .name = "last_login_at", .offset = offsetof(struct account, last_login_ms), .type = FIELD_TIME, .flags = F_READ | F_COLUMN, .doc = "When somebody last logged in with it." },
    { .name = "created_at", .offset = offsetof(struct account, created_ms), .type = FIELD_TIME, .flags = F_READ | F_COLUMN, .doc = "When it was made." },
    { MEMBER(struct account, version),       .type = FIELD_INT,  .flags = F_READ | F_UPDATE | F_MUST | F_COLUMN, .min = 1, .doc = "Send it back when changing the account." },
    { .name = "changed_at", .offset = offsetof(struct account, changed_ms), .type = FIELD_TIME, .flags = F_COLUMN, .doc = "When it last changed." },
    { MEMBER(struct account, extra_request_id), .type = FIELD_INT, .flags = F_READ | F_COLUMN | F_NULL | F_BRIEF, .doc = "The request it was granted by beyond what its unit may have." },
    { MEMBER(struct account, unit_name),     .type = FIELD_TEXT, .flags = F_READ | F_JOIN, .doc = "Name of its unit." },
    { MEMBER(struct account, unit_path),     .type = FIELD_TEXT, .flags = F_JOIN, .doc = "Path of its unit." },
    { MEMBER(struct account, issue_reason),  .type = FIELD_TEXT, .flags = F_READ | F_BRIEF, .doc = "Why I may not lock, move or unlock it nor give it a password, where one office alone does." },
    { MEMBER(struct account, change_reason), .type = FIELD_TEXT, .flags = F_READ | F_BRIEF, .doc = "Why I may not change it, nor what mail it gets, though I administer accounts of its unit: it holds more than I may give." },
    { MEMBER(struct account, kinds),         .type = FIELD_LIST, .flags = F_READ | F_BRIEF, .doc = "The kinds of account that its roles of today make by the regulation, as that calls them; more than one: it crosses them." },
};

static const struct field account_query_fields[] = {
    { MEMBER(struct account_query, q),       .type = FIELD_TEXT, .flags = F_QUERY, .max = 200, .doc = "Words of the post or the username." },
    { MEMBER(struct account_query, unit_id), .type = FIELD_INT,  .flags = F_QUERY, .min = 1, .doc = "Only accounts of this unit and those below it." },
    { MEMBER(struct account_query, locked),  .type = FIELD_ENUM, .flags = F_QUERY, .names = yes_no_names, .names_len = 2, .doc = "Only locked, or only open ones." },
    PAGE_FIELDS(struct account_query),
};

static const struct field account_page_fields[] = { PAGE_OUT_FIELDS(&account_resource) };

static const struct field account_issued_fields[] = {
    { MEMBER(struct account_issued, account),          .type = FIELD_RECORD, .flags = F_READ | F_FLAT, .of = &account_resource, .doc = "The account." },
    { MEMBER(struct account_issued, initial_password), .type = FIELD_TEXT, .flags = F_READ, .doc = "Its password, shown this once; to be changed at the first log-in." },
};

static const struct field grant_fields[] = {
    { MEMBER(struct grant, id),         .type = FIELD_INT,  .flags = F_READ | F_COLUMN | F_PATH, .min = 1, .doc = "Identifies the grant." },
    { MEMBER(struct grant, account_id), .type = FIELD_INT,  .flags = F_READ | F_CREATE | F_REQUIRED | F_COLUMN, .min = 1, .title = "Tài khoản", .doc = "Whose right it is." },
    { MEMBER(struct grant, role),       .type = FIELD_ENUM, .flags = F_READ | F_CREATE | F_REQUIRED | F_COLUMN, .names = role_names, .names_len = ROLE_COUNT, .title = "Vai trò", .doc = "What it lets do." },
    { MEMBER(struct grant, unit_id),    .type = FIELD_INT,  .flags = F_READ | F_CREATE | F_REQUIRED | F_COLUMN, .min = 1, .title = "Đơn vị", .doc = "Where." },
    { MEMBER(struct grant, below),      .type = FIELD_BOOL, .flags = F_READ | F_CREATE | F_COLUMN, .title = "Cả đơn vị cấp dưới", .doc = "And in all units below it." },
    { MEMBER(struct grant, regime_id),  .type = FIELD_INT,  .flags = F_READ | F_CREATE | F_NULL | F_COLUMN, .title = "Chế độ báo cáo", .doc = "For which regime; null: all." },
    { MEMBER(struct grant, valid_from), .type = FIELD_DATE, .flags = F_READ | F_CREATE | F_COLUMN, .title = "Từ ngày", .doc = "First day it counts; null: at once." },
    { MEMBER(struct grant, valid_to),   .type = FIELD_DATE, .flags = F_READ | F_CREATE | F_COLUMN, .title = "Đến ngày", .doc = "Last day it counts; null: until ended." },
    { MEMBER(struct grant, version),    .type = FIELD_INT,  .flags = F_READ | F_COLUMN, .doc = "Goes up with each change." },
    { .name = "changed_at", .offset = offsetof(struct grant, changed_ms), .type = FIELD_TIME, .flags = F_READ | F_COLUMN, .doc = "When it last changed." },
    { .name = "given_at", .offset = offsetof(struct grant, given_ms), .type = FIELD_TIME, .flags = F_READ | F_COLUMN, .doc = "When it was given; null: not known." },
    { MEMBER(struct grant, given_by),   .type = FIELD_INT,  .flags = F_COLUMN | F_NULL, .doc = "Whose account gave it." },
    { MEMBER(struct grant, given_name), .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "The post that gave it, as it was called then." },
    { MEMBER(struct grant, extra_request_id), .type = FIELD_INT, .flags = F_READ | F_COLUMN | F_NULL | F_BRIEF, .doc = "The request it was granted by beyond what the unit may have." },
    { MEMBER(struct grant, unit_name),  .type = FIELD_TEXT, .flags = F_READ | F_JOIN, .doc = "Name of the unit." },
    { MEMBER(struct grant, unit_path),  .type = FIELD_TEXT, .flags = F_JOIN, .doc = "Path of the unit." },
    { MEMBER(struct grant, regime_name), .type = FIELD_TEXT, .flags = F_READ | F_JOIN | F_NULL, .doc = "Name of the regime." },
    { MEMBER(struct grant, kinds),      .type = FIELD_LIST, .flags = F_READ | F_BRIEF, .doc = "When it is given: the kinds of account that all its account's roles make now; more than one: it crosses them." },
};

static const struct field grant_query_fields[] = {
    { MEMBER(struct grant_query, account_id), .type = FIELD_INT, .flags = F_QUERY, .min = 1, .doc = "Whose grants." },
};

static const struct field grant_page_fields[] = { PAGE_OUT_FIELDS(&grant_resource) };

static const struct field login_fields[] = {
    { MEMBER(struct login, username), .type = FIELD_TEXT, .flags = F_CREATE | F_REQUIRED, .min = 1, .max = 60,  .title = "Tên đăng nhập", .doc = "The account's name." },
    { MEMBER(struct login, password), .type = FIELD_TEXT, .flags = F_CREATE | F_REQUIRED, .min = 1, .max = PASSWORD_CHARS_MAX, .title = "Mật khẩu", .doc = "Its password." },
};

static const struct field password_change_fields[] = {
    { MEMBER(struct password_change, old_password), .type = FIELD_TEXT, .flags = F_CREATE | F_REQUIRED, .min = 1, .max = PASSWORD_CHARS_MAX, .title = "Mật khẩu hiện tại", .doc = "The password till now." },
    { MEMBER(struct password_change, new_password), .type = FIELD_TEXT, .flags = F_CREATE | F_REQUIRED, .min = PASSWORD_CHARS_MIN, .max = PASSWORD_CHARS_MAX, .title = "Mật khẩu mới", .doc = "The password from now on." },
};

static const struct field me_role_fields[] = {
    { MEMBER(struct me_role, role),      .type = FIELD_ENUM, .flags = F_READ, .names = role_names, .names_len = ROLE_COUNT, .doc = "The role." },
    { MEMBER(struct me_role, title),     .type = FIELD_TEXT, .flags = F_READ, .doc = "Its Vietnamese name." },
    { MEMBER(struct me_role, unit_id),   .type = FIELD_INT,  .flags = F_READ, .doc = "Where." },
    { MEMBER(struct me_role, unit_name), .type = FIELD_TEXT, .flags = F_READ, .doc = "Name of the unit." },
    { MEMBER(struct me_role, below),     .type = FIELD_BOOL, .flags = F_READ, .doc = "And in all units below it." },
    { MEMBER(struct me_role, regime_id), .type = FIELD_INT,  .flags = F_READ | F_NULL, .doc = "For which regime; null: all." },
};

static const struct resource me_role_resource = { .name = "me_role", .size = sizeof(struct me_role),
    .fields = me_role_fields, .fields_len = ARRAY_LEN(me_role_fields) };

static const struct field role_called_fields[] = {
    { MEMBER(struct role_called, role),  .type = FIELD_ENUM, .flags = F_READ, .names = role_names, .names_len = ROLE_COUNT, .doc = "A role." },
    { MEMBER(struct role_called, title), .type = FIELD_TEXT, .flags = F_READ, .doc = "What the province's regulation calls it." },
};
static const struct resource role_called_resource = { .name = "role_called", .size = sizeof(struct role_called),
    .fields = role_called_fields, .fields_len = ARRAY_LEN(role_called_fields) };

static const struct field me_fields[] = {
    { MEMBER(struct me, account_id), .type = FIELD_INT,  .flags = F_READ, .doc = "My account." },
    { MEMBER(struct me, username),   .type = FIELD_TEXT, .flags = F_READ, .doc = "Its name." },
    { MEMBER(struct me, name),       .type = FIELD_TEXT, .flags = F_READ, .doc = "My post." },
    { MEMBER(struct me, unit_id),    .type = FIELD_INT,  .flags = F_READ, .doc = "My unit." },
    { MEMBER(struct me, unit_name),  .type = FIELD_TEXT, .flags = F_READ, .doc = "Its name." },
    { MEMBER(struct me, must_change_password), .type = FIELD_BOOL, .flags = F_READ, .doc = "Nothing else may be done before the password is changed." },
    { MEMBER(struct me, password_due_on), .type = FIELD_DATE, .flags = F_READ | F_BRIEF, .doc = "The day my password must be changed, told 14 days before." },
    { MEMBER(struct me, roles),      .type = FIELD_LIST, .flags = F_READ, .of = &me_role_resource, .doc = "My roles in force today." },
    { MEMBER(struct me, rights),     .type = FIELD_LIST, .flags = F_READ, .doc = "The rights I hold anywhere." },
    { MEMBER(struct me, role_titles), .type = FIELD_LIST, .flags = F_READ, .of = &role_called_resource, .doc = "What every role is called here." },
    { MEMBER(struct me, upload_bytes_max), .type = FIELD_INT, .flags = F_READ, .doc = "How many bytes a file that is sent may have." },
};

const struct resource account_resource = { .name = "account", .table = "account", .size = sizeof(struct account),
    .fields = account_fields, .fields_len = ARRAY_LEN(account_fields),
    .given_at = offsetof(struct account, given) };
const struct resource account_query_resource = { .name = "account_query", .size = sizeof(struct account_query),
    .fields = account_query_fields, .fields_len = ARRAY_LEN(account_query_fields) };
const struct resource account_page_resource = { .name = "account_page", .size = sizeof(struct page_out),
    .fields = account_page_fields, .fields_len = ARRAY_LEN(account_page_fields) };
const struct resource account_issued_resource = { .name = "account_issued", .size = sizeof(struct account_issued),
    .fields = account_issued_fields, .fields_len = ARRAY_LEN(account_issued_fields) };
const struct resource grant_resource = { .name = "account_grant", .table = "account_grant", .size = sizeof(struct grant),
    .fields = grant_fields, .fields_len = ARRAY_LEN(grant_fields) };
const struct resource grant_query_resource = { .name = "grant_query", .size = sizeof(struct grant_query),
    .fields = grant_query_fields, .fields_len = ARRAY_LEN(grant_query_fields) };
const struct resource grant_page_resource = { .name = "grant_page", .size = sizeof(struct page_out),
    .fields = grant_page_fields, .fields_len = ARRAY_LEN(grant_page_fields) };
const struct resource login_resource = { .name = "login", .size = sizeof(struct login),
    .fields = login_fields, .fields_len = ARRAY_LEN(login_fields) };
const struct resource password_change_resource = { .name = "password_change", .size = sizeof(struct password_change),
    .fields = password_change_fields, .fields_len = ARRAY_LEN(password_change_fields) };
const struct resource me_resource = { .name = "me", .size = sizeof(struct me),
    .fields = me_fields, .fields_len = ARRAY_LEN(me_fields) };
/* clang-format on */
