#include "model/account_request.h"

static const char *const verdict_names[DECISION_COUNT] = {
#define X(name, wire) [DECISION_##name] = wire,
    REQUEST_DECISION_LIST(X)
#undef X
};

#define NEW (F_READ | F_CREATE)

/* clang-format off */
static const struct field grant_fields[] = {
    { MEMBER(struct request_grant, request_id),  .type = FIELD_INT,  .flags = F_COLUMN, .doc = "Of which request." },
    { MEMBER(struct request_grant, role),        .type = FIELD_ENUM, .flags = NEW | F_REQUIRED | F_COLUMN, .names = role_names, .names_len = ROLE_COUNT, .title = "Vai trò", .doc = "What it would let do." },
    { MEMBER(struct request_grant, unit_id),     .type = FIELD_INT,  .flags = NEW | F_REQUIRED | F_COLUMN, .min = 1, .title = "Đơn vị", .doc = "Where." },
    { MEMBER(struct request_grant, below),       .type = FIELD_BOOL, .flags = NEW | F_COLUMN, .title = "Cả đơn vị cấp dưới", .doc = "And in all units below it." },
    { MEMBER(struct request_grant, regime_id),   .type = FIELD_INT,  .flags = NEW | F_NULL | F_COLUMN, .title = "Chế độ báo cáo", .doc = "For which regime; null: all." },
    { MEMBER(struct request_grant, valid_from),  .type = FIELD_DATE, .flags = NEW | F_COLUMN, .title = "Từ ngày", .doc = "First day it would count; null: at once." },
    { MEMBER(struct request_grant, valid_to),    .type = FIELD_DATE, .flags = NEW | F_COLUMN, .title = "Đến ngày", .doc = "Last day it would count; null: until ended." },
    { MEMBER(struct request_grant, unit_name),   .type = FIELD_TEXT, .flags = F_READ | F_JOIN, .doc = "Name of the unit." },
    { MEMBER(struct request_grant, regime_name), .type = FIELD_TEXT, .flags = F_READ | F_JOIN | F_NULL, .doc = "Name of the regime." },
};
const struct resource request_grant_resource = { .name = "account_request_grant", .table = "account_request_grant", .size = sizeof(struct request_grant),
    .fields = grant_fields, .fields_len = ARRAY_LEN(grant_fields) };

static const struct field request_fields[] = {
    { MEMBER(struct account_request, id),              .type = FIELD_INT,  .flags = F_READ | F_COLUMN | F_PATH, .min = 1, .doc = "Identifies the request." },
    { MEMBER(struct account_request, kind),            .type = FIELD_ENUM, .flags = F_READ | F_COLUMN, .names = request_kind_names, .names_len = REQUEST_KIND_COUNT, .doc = "What is asked." },
    { MEMBER(struct account_request, state),           .type = FIELD_ENUM, .flags = F_READ | F_COLUMN, .names = request_state_names, .names_len = REQUEST_STATE_COUNT, .doc = "Where it stands." },
    { MEMBER(struct account_request, unit_id),         .type = FIELD_INT,  .flags = F_READ | F_COLUMN, .doc = "The unit that asks." },
    { MEMBER(struct account_request, account_id),      .type = FIELD_INT,  .flags = F_READ | F_COLUMN | F_NULL, .doc = "The account it is about; of a new one, once it was made." },
    { MEMBER(struct account_request, username),        .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "The name a new account would log in with." },
    { MEMBER(struct account_request, name),            .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "The post a new account is for, or what an account would be called." },
    { MEMBER(struct account_request, to_unit_id),      .type = FIELD_INT,  .flags = F_READ | F_COLUMN | F_NULL, .doc = "The unit it would move to." },
    { MEMBER(struct account_request, extra),           .type = FIELD_BOOL, .flags = F_READ | F_COLUMN, .doc = "Beyond what the unit may have of right." },
    { MEMBER(struct account_request, reason),          .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "Why." },
    { MEMBER(struct account_request, document_number), .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "Number of the document it rests on." },
    { MEMBER(struct account_request, document_on),     .type = FIELD_DATE, .flags = F_READ | F_COLUMN, .doc = "Day of that document." },
    { MEMBER(struct account_request, asked_by),        .type = FIELD_INT,  .flags = F_READ | F_COLUMN, .doc = "Whose account asked." },
    { MEMBER(struct account_request, asked_name),      .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "The post's name then." },
    { .name = "asked_at", .offset = offsetof(struct account_request, asked_ms), .type = FIELD_TIME, .flags = F_READ | F_COLUMN, .doc = "When." },
    { MEMBER(struct account_request, due_on),          .type = FIELD_DATE, .flags = F_READ | F_COLUMN, .doc = "Last day to answer; null: no rule says one." },
    { MEMBER(struct account_request, decided_by),      .type = FIELD_INT,  .flags = F_COLUMN | F_NULL, .doc = "Whose account decided." },
    { MEMBER(struct account_request, decided_name),    .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "The post that decided." },
    { .name = "decided_at", .offset = offsetof(struct account_request, decided_ms), .type = FIELD_TIME, .flags = F_READ | F_COLUMN, .doc = "When." },
    { MEMBER(struct account_request, answer),          .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "What was answered." },
    { MEMBER(struct account_request, version),         .type = FIELD_INT,  .flags = F_READ | F_COLUMN, .doc = "Send it back when deciding." },
    { MEMBER(struct account_request, unit_name),       .type = FIELD_TEXT, .flags = F_READ | F_JOIN, .doc = "Name of the unit that asks." },
    { MEMBER(struct account_request, unit_path),       .type = FIELD_TEXT, .flags = F_JOIN, .doc = "Path of the unit that asks." },
    { MEMBER(struct account_request, account_name),    .type = FIELD_TEXT, .flags = F_READ | F_JOIN | F_NULL, .doc = "The account as it is called now." },
    { MEMBER(struct account_request, account_username), .type = FIELD_TEXT, .flags = F_READ | F_JOIN | F_NULL, .doc = "What it logs in with." },
    { MEMBER(struct account_request, to_unit_name),    .type = FIELD_TEXT, .flags = F_READ | F_JOIN | F_NULL, .doc = "Name of the unit it would move to." },
    { MEMBER(struct account_request, late),            .type = FIELD_BOOL, .flags = F_READ, .doc = "Not answered by its last day." },
    { MEMBER(struct account_request, own),             .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether I asked it." },
    { MEMBER(struct account_request, can_decide),      .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether I may decide it now." },
    { MEMBER(struct account_request, decide_reason),   .type = FIELD_TEXT, .flags = F_READ, .doc = "If not: why not." },
    { MEMBER(struct account_request, grants),          .type = FIELD_LIST, .flags = F_READ, .of = &request_grant_resource, .doc = "The rights asked for." },
};
const struct resource account_request_resource = { .name = "account_request", .table = "account_request", .size = sizeof(struct account_request),
    .fields = request_fields, .fields_len = ARRAY_LEN(request_fields) };

static const struct field query_fields[] = {
    { MEMBER(struct account_request_query, q),       .type = FIELD_TEXT, .flags = F_QUERY, .max = 200, .doc = "Words of the post, the username or the unit." },
    { MEMBER(struct account_request_query, unit_id), .type = FIELD_INT,  .flags = F_QUERY, .min = 1, .doc = "Only of this unit and those below it." },
    { MEMBER(struct account_request_query, state),   .type = FIELD_ENUM, .flags = F_QUERY, .names = request_state_names, .names_len = REQUEST_STATE_COUNT, .doc = "Only those that stand there." },
    { MEMBER(struct account_request_query, kind),    .type = FIELD_ENUM, .flags = F_QUERY, .names = request_kind_names, .names_len = REQUEST_KIND_COUNT, .doc = "Only those that ask this." },
    { MEMBER(struct account_request_query, late),    .type = FIELD_ENUM, .flags = F_QUERY, .names = yes_no_names, .names_len = 2, .doc = "Only late ones, or only those in time." },
    PAGE_FIELDS(struct account_request_query),
};
const struct resource account_request_query_resource = { .name = "account_request_query", .size = sizeof(struct account_request_query),
    .fields = query_fields, .fields_len = ARRAY_LEN(query_fields) };

static const struct field page_fields[] = { PAGE_OUT_FIELDS(&account_request_resource) };
const struct resource account_request_page_resource = { .name = "account_request_page", .size = sizeof(struct page_out),
    .fields = page_fields, .fields_len = ARRAY_LEN(page_fields) };

static const struct field new_fields[] = {
    { MEMBER(struct account_request_new, kind),       .type = FIELD_ENUM, .flags = F_CREATE | F_REQUIRED, .names = request_kind_names, .names_len = REQUEST_KIND_COUNT, .title = "Nội dung đề nghị", .doc = "What is asked." },
    { MEMBER(struct account_request_new, unit_id),    .type = FIELD_INT,  .flags = F_CREATE | F_REQUIRED, .min = 1, .title = "Đơn vị", .doc = "The unit that asks." },
    { MEMBER(struct account_request_new, account_id), .type = FIELD_INT,  .flags = F_CREATE | F_NULL, .title = "Tài khoản", .doc = "The account it is about: of the unit or one below it." },
    { MEMBER(struct account_request_new, username),   .type = FIELD_TEXT, .flags = F_CREATE | F_LINE, .max = 60, .title = "Tên đăng nhập", .doc = "Of a new account." },
    { MEMBER(struct account_request_new, name),       .type = FIELD_TEXT, .flags = F_CREATE | F_LINE, .max = 200, .title = "Chức danh", .doc = "The post." },
    { MEMBER(struct account_request_new, to_unit_id), .type = FIELD_INT,  .flags = F_CREATE | F_NULL, .title = "Chuyển đến đơn vị", .doc = "Where the account would move." },
    { MEMBER(struct account_request_new, extra),      .type = FIELD_BOOL, .flags = F_CREATE, .title = "Cấp thêm ngoài số lượng quy định", .doc = "Beyond what the unit may have of right." },
    { MEMBER(struct account_request_new, reason),     .type = FIELD_TEXT, .flags = F_CREATE | F_REQUIRED, .min = 1, .max = 2000, .title = "Lý do", .doc = "Why." },
    { MEMBER(struct account_request_new, document_number), .type = FIELD_TEXT, .flags = F_CREATE | F_LINE, .max = 100, .title = "Số, ký hiệu văn bản", .doc = "Of the document it rests on." },
    { MEMBER(struct account_request_new, document_on), .type = FIELD_DATE, .flags = F_CREATE, .title = "Ngày văn bản", .doc = "Day of that document." },
    { MEMBER(struct account_request_new, grants),     .type = FIELD_LIST, .flags = F_CREATE, .of = &request_grant_resource, .max = REQUEST_GRANTS_MAX, .title = "Quyền đề nghị giao", .doc = "The rights asked for." },
};
const struct resource account_request_new_resource = { .name = "account_request_new", .size = sizeof(struct account_request_new),
    .fields = new_fields, .fields_len = ARRAY_LEN(new_fields) };

static const struct field decision_fields[] = {
    { MEMBER(struct account_request_decision, id),      .type = FIELD_INT,  .flags = F_PATH, .min = 1, .doc = "The request." },
    { MEMBER(struct account_request_decision, version), .type = FIELD_INT,  .flags = F_CREATE | F_REQUIRED, .min = 1, .doc = "The version that was looked at." },
    { MEMBER(struct account_request_decision, verdict), .type = FIELD_ENUM, .flags = F_CREATE | F_REQUIRED, .names = verdict_names, .names_len = DECISION_COUNT, .title = "Quyết định", .doc = "What is decided." },
    { MEMBER(struct account_request_decision, answer),  .type = FIELD_TEXT, .flags = F_CREATE, .max = 2000, .title = "Trả lời", .doc = "What to tell the unit; a refusal says why." },
    { MEMBER(struct account_request_decision, successor_id), .type = FIELD_INT, .flags = F_CREATE | F_NULL, .title = "Người nhận bàn giao", .doc = "Who takes over the roles and open work of the account, where granting locks or moves it." },
};
const struct resource account_request_decision_resource = { .name = "account_request_decision", .size = sizeof(struct account_request_decision),
    .fields = decision_fields, .fields_len = ARRAY_LEN(decision_fields) };

static const struct field decided_fields[] = {
    { MEMBER(struct account_request_decided, request), .type = FIELD_RECORD, .flags = F_READ | F_FLAT, .of = &account_request_resource, .doc = "The request." },
    { MEMBER(struct account_request_decided, initial_password), .type = FIELD_TEXT, .flags = F_READ | F_BRIEF, .doc = "A first password, shown this once." },
};
const struct resource account_request_decided_resource = { .name = "account_request_decided", .size = sizeof(struct account_request_decided),
    .fields = decided_fields, .fields_len = ARRAY_LEN(decided_fields) };
/* clang-format on */
