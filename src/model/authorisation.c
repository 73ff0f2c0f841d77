#include "model/authorisation.h"

static const char *const order_names[AUTHORISATION_ORDER_COUNT] = {
#define X(name, wire) [AUTHORISATION_BY_##name] = wire,
    AUTHORISATION_ORDER_LIST(X)
#undef X
};

/* clang-format off */
static const struct field regime_fields[] = {
    { MEMBER(struct authorisation_regime, id),   .type = FIELD_INT,  .flags = F_READ, .doc = "The regime." },
    { MEMBER(struct authorisation_regime, name), .type = FIELD_TEXT, .flags = F_READ, .doc = "Its name." },
};

static const struct resource authorisation_regime_resource = { .name = "authorisation_regime", .size = sizeof(struct authorisation_regime),
    .fields = regime_fields, .fields_len = ARRAY_LEN(regime_fields) };

static const struct field authorisation_fields[] = {
    { MEMBER(struct authorisation, id),         .type = FIELD_INT,  .flags = F_READ | F_COLUMN, .doc = "Identifies the entry." },
    { MEMBER(struct authorisation, unit_id),    .type = FIELD_INT,  .flags = F_READ | F_COLUMN, .doc = "Whose documents are signed." },
    { MEMBER(struct authorisation, account_id), .type = FIELD_INT,  .flags = F_READ | F_COLUMN, .doc = "The account of the post that signs." },
    { MEMBER(struct authorisation, kind),       .type = FIELD_ENUM, .flags = F_READ | F_COLUMN, .names = authority_names, .names_len = AUTHORITY_COUNT, .doc = "By what right (NĐ 30/2020, Art. 13)." },
    { MEMBER(struct authorisation, under_id),   .type = FIELD_INT,  .flags = F_READ | F_COLUMN | F_NULL, .doc = "The order it is given on from; null: it is the head's own." },
    { MEMBER(struct authorisation, on_behalf),  .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "The collective body that is signed for; empty: none." },
    { MEMBER(struct authorisation, head),       .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "Position of the head who is signed for." },
    { MEMBER(struct authorisation, position),   .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "Position of who signs." },
    { MEMBER(struct authorisation, signer),     .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "Name below the signature; empty: the place stays free." },
    { MEMBER(struct authorisation, valid_from), .type = FIELD_DATE, .flags = F_READ | F_COLUMN, .doc = "Its first day." },
    { MEMBER(struct authorisation, valid_to),   .type = FIELD_DATE, .flags = F_READ | F_COLUMN, .doc = "Its last day; null: until it is ended." },
    { MEMBER(struct authorisation, document),   .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "Number and symbol of the document it rests on." },
    { MEMBER(struct authorisation, document_on), .type = FIELD_DATE, .flags = F_READ | F_COLUMN, .doc = "Day of that document." },
    { MEMBER(struct authorisation, document_about), .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "What that document is about." },
    { MEMBER(struct authorisation, search),     .type = FIELD_TEXT, .flags = F_COLUMN, .doc = "What it is found by." },
    { .name = "made_at", .offset = offsetof(struct authorisation, made_ms), .type = FIELD_TIME, .flags = F_READ | F_COLUMN, .doc = "When it was written." },
    { MEMBER(struct authorisation, made_by),    .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "By whom." },
    { .name = "ended_at", .offset = offsetof(struct authorisation, ended_ms), .type = FIELD_TIME, .flags = F_READ | F_COLUMN, .doc = "When it was ended early; null: it was not." },
    { MEMBER(struct authorisation, ended_by),   .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "By whom." },
    { MEMBER(struct authorisation, end_reason), .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "Why." },
    { MEMBER(struct authorisation, version),    .type = FIELD_INT,  .flags = F_READ | F_COLUMN, .doc = "Send it back when ending it." },
    { MEMBER(struct authorisation, unit_name),  .type = FIELD_TEXT, .flags = F_READ | F_JOIN, .doc = "Name of the unit." },
    { MEMBER(struct authorisation, unit_path),  .type = FIELD_TEXT, .flags = F_JOIN, .doc = "Its place in the tree." },
    { MEMBER(struct authorisation, account_name), .type = FIELD_TEXT, .flags = F_READ | F_JOIN, .doc = "Name of the post." },
    { MEMBER(struct authorisation, username),   .type = FIELD_TEXT, .flags = F_READ | F_JOIN, .doc = "Its account." },
    { MEMBER(struct authorisation, under_position), .type = FIELD_TEXT, .flags = F_READ | F_JOIN, .doc = "Whose order it is given on from." },
    { MEMBER(struct authorisation, under_account_id), .type = FIELD_INT, .flags = F_JOIN, .doc = "His account." },
    { MEMBER(struct authorisation, regimes),    .type = FIELD_LIST, .flags = F_READ, .of = &authorisation_regime_resource, .doc = "For reports of which regimes; none: all." },
    { MEMBER(struct authorisation, lines),      .type = FIELD_LIST, .flags = F_READ, .doc = "How it reads over the signature, a line each." },
    { MEMBER(struct authorisation, kind_title), .type = FIELD_TEXT, .flags = F_READ, .doc = "By what right, in Vietnamese." },
    { MEMBER(struct authorisation, state),      .type = FIELD_ENUM, .flags = F_READ, .names = authorisation_state_names, .names_len = AUTHORISATION_STATE_COUNT, .doc = "Whether it counts now." },
    { MEMBER(struct authorisation, state_title), .type = FIELD_TEXT, .flags = F_READ, .doc = "The same in Vietnamese." },
    { MEMBER(struct authorisation, can_end),    .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether I may end it." },
};

static const struct field query_fields[] = {
    { MEMBER(struct authorisation_query, q),       .type = FIELD_TEXT, .flags = F_QUERY, .max = 200, .doc = "Words of post, position, document or unit." },
    { MEMBER(struct authorisation_query, unit_id), .type = FIELD_INT,  .flags = F_QUERY, .min = 1, .doc = "Only of this unit and those below it." },
    { MEMBER(struct authorisation_query, state),   .type = FIELD_ENUM, .flags = F_QUERY, .names = authorisation_state_names, .names_len = AUTHORISATION_STATE_COUNT, .doc = "Only those that stand so today." },
    { MEMBER(struct authorisation_query, kind),    .type = FIELD_ENUM, .flags = F_QUERY, .names = authority_names, .names_len = AUTHORITY_COUNT, .doc = "Only by this right." },
    { MEMBER(struct authorisation_query, order),   .type = FIELD_ENUM, .flags = F_QUERY, .names = order_names, .names_len = AUTHORISATION_ORDER_COUNT, .doc = "Which come first; newest unless said." },
    PAGE_FIELDS(struct authorisation_query),
};

static const struct field page_fields[] = { PAGE_OUT_FIELDS(&authorisation_resource) };

static const struct field new_fields[] = {
    { MEMBER(struct authorisation_new, unit_id),    .type = FIELD_INT,  .flags = F_CREATE | F_REQUIRED, .min = 1, .title = "Đơn vị", .doc = "Whose documents are signed." },
    { MEMBER(struct authorisation_new, account_id), .type = FIELD_INT,  .flags = F_CREATE | F_REQUIRED, .min = 1, .title = "Người được giao ký", .doc = "The account of the post that signs." },
    { MEMBER(struct authorisation_new, kind),       .type = FIELD_ENUM, .flags = F_CREATE | F_REQUIRED, .names = authority_names, .names_len = AUTHORITY_COUNT, .title = "Hình thức ký", .doc = "By what right; the head's own is in no register." },
    { MEMBER(struct authorisation_new, under_id),   .type = FIELD_INT,  .flags = F_CREATE | F_NULL, .min = 1, .title = "Giao lại từ", .doc = "The order (TL.) it is given on from." },
    { MEMBER(struct authorisation_new, on_behalf),  .type = FIELD_TEXT, .flags = F_CREATE | F_LINE, .max = 200, .title = "Thay mặt (TM.)", .doc = "The collective body; not given: the letterhead's." },
    { MEMBER(struct authorisation_new, head),       .type = FIELD_TEXT, .flags = F_CREATE | F_LINE, .max = 200, .title = "Chức vụ người đứng đầu", .doc = "Who is signed for; empty: the letterhead's." },
    { MEMBER(struct authorisation_new, position),   .type = FIELD_TEXT, .flags = F_CREATE | F_LINE, .max = 200, .title = "Chức vụ người ký", .doc = "Of who signs by KT., TL. or TUQ." },
    { MEMBER(struct authorisation_new, signer),     .type = FIELD_TEXT, .flags = F_CREATE | F_LINE, .max = 100, .title = "Họ và tên người ký", .doc = "Below the signature; empty: the place stays free." },
    { MEMBER(struct authorisation_new, regimes),    .type = FIELD_LIST, .flags = F_CREATE, .max = AUTHORISATION_REGIMES_MAX, .of = &number_item_resource, .title = "Chế độ báo cáo", .doc = "For reports of these regimes; none: of all." },
    { MEMBER(struct authorisation_new, valid_from), .type = FIELD_DATE, .flags = F_CREATE | F_REQUIRED, .title = "Từ ngày", .doc = "Its first day." },
    { MEMBER(struct authorisation_new, valid_to),   .type = FIELD_DATE, .flags = F_CREATE, .title = "Đến ngày", .doc = "Its last day; null: until it is ended. TUQ. has one." },
    { MEMBER(struct authorisation_new, document),   .type = FIELD_TEXT, .flags = F_CREATE | F_REQUIRED | F_LINE, .min = 1, .max = 100, .title = "Số, ký hiệu văn bản", .doc = "The document it rests on." },
    { MEMBER(struct authorisation_new, document_on), .type = FIELD_DATE, .flags = F_CREATE | F_REQUIRED, .title = "Ngày văn bản", .doc = "Day of that document." },
    { MEMBER(struct authorisation_new, document_about), .type = FIELD_TEXT, .flags = F_CREATE | F_LINE, .max = 500, .title = "Trích yếu", .doc = "What that document is about." },
};

static const struct field end_fields[] = {
    { MEMBER(struct authorisation_end, id),      .type = FIELD_INT,  .flags = F_PATH, .min = 1, .doc = "The entry." },
    { MEMBER(struct authorisation_end, version), .type = FIELD_INT,  .flags = F_CREATE | F_REQUIRED, .min = 1, .doc = "The version that was seen." },
    { MEMBER(struct authorisation_end, reason),  .type = FIELD_TEXT, .flags = F_CREATE | F_REQUIRED, .min = 1, .max = 500, .title = "Lý do", .doc = "Why it ends early." },
};

const struct resource authorisation_resource = { .name = "authorisation", .table = "authorisation", .size = sizeof(struct authorisation),
    .fields = authorisation_fields, .fields_len = ARRAY_LEN(authorisation_fields) };
const struct resource authorisation_query_resource = { .name = "authorisation_query", .size = sizeof(struct authorisation_query),
    .fields = query_fields, .fields_len = ARRAY_LEN(query_fields) };
const struct resource authorisation_page_resource = { .name = "authorisation_page", .size = sizeof(struct page_out),
    .fields = page_fields, .fields_len = ARRAY_LEN(page_fields) };
const struct resource authorisation_new_resource = { .name = "authorisation_new", .size = sizeof(struct authorisation_new),
    .fields = new_fields, .fields_len = ARRAY_LEN(new_fields), .given_at = offsetof(struct authorisation_new, given) };
const struct resource authorisation_end_resource = { .name = "authorisation_end", .size = sizeof(struct authorisation_end),
    .fields = end_fields, .fields_len = ARRAY_LEN(end_fields) };
/* clang-format on */
