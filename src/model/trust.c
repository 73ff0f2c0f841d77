#include "model/trust.h"

#define KEPT (F_READ | F_COLUMN)
#define TIME(holder, as, member) \
    .name = (as), .offset = offsetof(holder, member), .type = FIELD_TIME

/* clang-format off */
static const struct field item_fields[] = {
    { MEMBER(struct trust_item, id),         .type = FIELD_INT,  .flags = KEPT, .doc = "Identifies the item; later ones are greater." },
    { MEMBER(struct trust_item, kind),       .type = FIELD_ENUM, .flags = KEPT, .names = trust_kind_names, .names_len = TRUST_KIND_COUNT, .doc = "An authority, a list of revoked certificates, or an answer about one." },
    { MEMBER(struct trust_item, title),      .type = FIELD_TEXT, .flags = KEPT, .title = "Tên gọi", .doc = "What it is called here." },
    { MEMBER(struct trust_item, hash),       .type = FIELD_TEXT, .flags = KEPT, .doc = "SHA-256 of it." },
    { MEMBER(struct trust_item, subject),    .type = FIELD_TEXT, .flags = KEPT, .title = "Chủ thể (CN)", .doc = "Common name of an authority." },
    { MEMBER(struct trust_item, issuer),     .type = FIELD_TEXT, .flags = KEPT, .title = "Nơi cấp", .doc = "Common name of who issued it." },
    { MEMBER(struct trust_item, serial),     .type = FIELD_TEXT, .flags = KEPT, .title = "Số sê-ri", .doc = "Serial number of the certificate it is, or is about, in hexadecimal digits." },
    { TIME(struct trust_item, "valid_from", valid_from_ms), .flags = KEPT, .title = "Hiệu lực từ", .doc = "Since when it holds." },
    { TIME(struct trust_item, "valid_to", valid_to_ms),     .flags = KEPT, .title = "Hiệu lực đến", .doc = "Until when." },
    { MEMBER(struct trust_item, is_root),    .type = FIELD_BOOL, .flags = KEPT, .doc = "Of an authority: it answers for itself." },
    { MEMBER(struct trust_item, list_url),   .type = FIELD_TEXT, .flags = KEPT, .doc = "Of an authority: where the list that it is looked up in can be had." },
    { MEMBER(struct trust_item, answer_url), .type = FIELD_TEXT, .flags = KEPT, .doc = "Of an authority: where it can be asked about." },
    { MEMBER(struct trust_item, source_id),  .type = FIELD_INT,  .flags = KEPT | F_NULL, .doc = "Who sent it; null: somebody added it." },
    { TIME(struct trust_item, "added_at", added_ms), .flags = KEPT, .doc = "When it was added." },
    { MEMBER(struct trust_item, added_name), .type = FIELD_TEXT, .flags = KEPT, .doc = "By whom; empty: by the system." },
    { TIME(struct trust_item, "replaced_at", replaced_ms),   .flags = KEPT, .doc = "Of a list: when a newer one came; null: it is the newest." },
    { TIME(struct trust_item, "withdrawn_at", withdrawn_ms), .flags = KEPT, .doc = "When it was withdrawn; null: it was not." },
    { MEMBER(struct trust_item, withdrawn_name), .type = FIELD_TEXT, .flags = KEPT, .doc = "By whom." },
    { MEMBER(struct trust_item, reason),     .type = FIELD_TEXT, .flags = KEPT, .doc = "Why." },
    { MEMBER(struct trust_item, state),      .type = FIELD_ENUM, .flags = F_READ, .names = trust_state_names, .names_len = TRUST_STATE_COUNT, .doc = "Where it stands now." },
    { MEMBER(struct trust_item, kind_title), .type = FIELD_TEXT, .flags = F_READ, .doc = "Its kind, in Vietnamese." },
    { MEMBER(struct trust_item, state_title), .type = FIELD_TEXT, .flags = F_READ, .doc = "Where it stands, in Vietnamese." },
};
const struct resource trust_item_resource = { .name = "trust_item", .table = "trust_item", .size = sizeof(struct trust_item),
    .fields = item_fields, .fields_len = ARRAY_LEN(item_fields) };

static const struct field query_fields[] = {
    { MEMBER(struct trust_query, kind),  .type = FIELD_ENUM, .flags = F_QUERY, .names = trust_kind_names, .names_len = TRUST_KIND_COUNT, .doc = "Of one kind." },
    { MEMBER(struct trust_query, ended), .type = FIELD_ENUM, .flags = F_QUERY, .names = yes_no_names, .names_len = 2, .doc = "Those that were withdrawn or replaced, or those that were not." },
    { MEMBER(struct trust_query, q),     .type = FIELD_TEXT, .flags = F_QUERY, .max = 200, .doc = "Words of its names, or a serial number." },
    PAGE_FIELDS(struct trust_query),
};
const struct resource trust_query_resource = { .name = "trust_query", .size = sizeof(struct trust_query),
    .fields = query_fields, .fields_len = ARRAY_LEN(query_fields) };

static const struct field page_fields[] = { PAGE_OUT_FIELDS(&trust_item_resource) };
const struct resource trust_page_resource = { .name = "trust_page", .size = sizeof(struct page_out),
    .fields = page_fields, .fields_len = ARRAY_LEN(page_fields) };

static const struct field new_fields[] = {
    { MEMBER(struct trust_new, title), .type = FIELD_TEXT, .flags = F_QUERY | F_LINE, .max = 200, .doc = "What it is called here; not given: its own name." },
};
const struct resource trust_new_resource = { .name = "trust_new", .size = sizeof(struct trust_new),
    .fields = new_fields, .fields_len = ARRAY_LEN(new_fields) };

static const struct field withdraw_fields[] = {
    { MEMBER(struct trust_withdraw, id),     .type = FIELD_INT,  .flags = F_PATH, .min = 1, .doc = "The item or the source." },
    { MEMBER(struct trust_withdraw, reason), .type = FIELD_TEXT, .flags = F_CREATE | F_REQUIRED, .min = 1, .max = 2000, .title = "Lý do", .doc = "Why it is withdrawn." },
};
const struct resource trust_withdraw_resource = { .name = "trust_withdraw", .size = sizeof(struct trust_withdraw),
    .fields = withdraw_fields, .fields_len = ARRAY_LEN(withdraw_fields) };

static const struct field items_fields[] = {
    { MEMBER(struct trust_items_out, items), .type = FIELD_LIST, .flags = F_READ, .of = &trust_item_resource, .doc = "What was added." },
};
const struct resource trust_items_resource = { .name = "trust_items", .size = sizeof(struct trust_items_out),
    .fields = items_fields, .fields_len = ARRAY_LEN(items_fields) };

static const struct field source_fields[] = {
    { MEMBER(struct trust_source, id),           .type = FIELD_INT,  .flags = KEPT, .doc = "Identifies the source." },
    { MEMBER(struct trust_source, kind),         .type = FIELD_ENUM, .flags = KEPT, .names = trust_kind_names, .names_len = TRUST_KIND_COUNT, .doc = "By lists, or question by question." },
    { MEMBER(struct trust_source, authority_id), .type = FIELD_INT,  .flags = KEPT, .doc = "The authority it speaks for." },
    { MEMBER(struct trust_source, url),          .type = FIELD_TEXT, .flags = KEPT, .doc = "Its address." },
    { MEMBER(struct trust_source, inside),       .type = FIELD_BOOL, .flags = KEPT, .doc = "Whether the address may be one of an inner network." },
    { TIME(struct trust_source, "next_at", next_ms), .flags = KEPT, .doc = "Of a list: when it is asked for next." },
    { MEMBER(struct trust_source, failures),     .type = FIELD_INT,  .flags = KEPT, .doc = "How many times in a row it failed." },
    { TIME(struct trust_source, "fetched_at", fetched_ms), .flags = KEPT, .doc = "When it last sent something that could be believed; null: never." },
    { MEMBER(struct trust_source, error),        .type = FIELD_TEXT, .flags = KEPT, .doc = "What was wrong the last time; empty: nothing." },
    { TIME(struct trust_source, "error_at", error_ms), .flags = KEPT, .doc = "When something was last wrong." },
    { TIME(struct trust_source, "added_at", added_ms), .flags = KEPT, .doc = "When it was added." },
    { MEMBER(struct trust_source, added_name),   .type = FIELD_TEXT, .flags = KEPT, .doc = "By whom." },
    { TIME(struct trust_source, "withdrawn_at", withdrawn_ms), .flags = KEPT, .doc = "When it was withdrawn; null: it was not." },
    { MEMBER(struct trust_source, withdrawn_name), .type = FIELD_TEXT, .flags = KEPT, .doc = "By whom." },
    { MEMBER(struct trust_source, reason),       .type = FIELD_TEXT, .flags = KEPT, .doc = "Why." },
    { MEMBER(struct trust_source, authority_title),   .type = FIELD_TEXT, .flags = F_READ | F_JOIN, .doc = "What the authority is called here." },
    { MEMBER(struct trust_source, authority_subject), .type = FIELD_TEXT, .flags = F_READ | F_JOIN, .doc = "Its common name." },
    { MEMBER(struct trust_source, kind_title),   .type = FIELD_TEXT, .flags = F_READ, .doc = "Its kind, in Vietnamese." },
    { MEMBER(struct trust_source, error_title),  .type = FIELD_TEXT, .flags = F_READ, .doc = "The error as a sentence; empty: none." },
};
const struct resource trust_source_resource = { .name = "trust_source", .table = "trust_source", .size = sizeof(struct trust_source),
    .fields = source_fields, .fields_len = ARRAY_LEN(source_fields) };

static const struct field sources_fields[] = {
    { MEMBER(struct trust_sources_out, items), .type = FIELD_LIST, .flags = F_READ, .of = &trust_source_resource, .doc = "Those in force first." },
};
const struct resource trust_sources_resource = { .name = "trust_sources", .size = sizeof(struct trust_sources_out),
    .fields = sources_fields, .fields_len = ARRAY_LEN(sources_fields) };

static const struct field source_new_fields[] = {
    { MEMBER(struct trust_source_new, authority_id), .type = FIELD_INT,  .flags = F_CREATE | F_REQUIRED, .min = 1, .title = "Tổ chức cấp chứng thư số", .doc = "The authority it speaks for." },
    { MEMBER(struct trust_source_new, kind),         .type = FIELD_ENUM, .flags = F_CREATE | F_REQUIRED, .names = trust_kind_names, .names_len = TRUST_KIND_COUNT, .title = "Cách kiểm tra", .doc = "crl: by its list; ocsp: question by question." },
    { MEMBER(struct trust_source_new, url),          .type = FIELD_TEXT, .flags = F_CREATE | F_LINE, .max = TRUST_URL_CHARS_MAX, .title = "Địa chỉ", .doc = "http or https; not given: what the authority's certificate says." },
    { MEMBER(struct trust_source_new, inside),       .type = FIELD_BOOL, .flags = F_CREATE, .title = "Địa chỉ trong mạng nội bộ", .doc = "Whether the address may be one of an inner network." },
};
const struct resource trust_source_new_resource = { .name = "trust_source_new", .size = sizeof(struct trust_source_new),
    .fields = source_new_fields, .fields_len = ARRAY_LEN(source_new_fields) };
/* clang-format on */
